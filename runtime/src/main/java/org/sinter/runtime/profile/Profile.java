package org.sinter.runtime.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The time that a network's kernels have taken since it was first used, or since the profile was
 * cleared: of all its objects, on all threads. Calls that only warm the code up are left out.
 *
 * @param network the generated class
 * @param kernels those that were called, in the order of their methods
 */
public record Profile(String network, List<KernelTime> kernels) {
  /** Copies the list. */
  public Profile {
    requireNonNull(network, "network");
    kernels = List.copyOf(kernels);
  }

  /**
   * The profile of a generated class.
   *
   * @throws IllegalStateException if the network is not profiled
   */
  public static Profile of(Class<?> generated) {
    return new Profile(generated.getSimpleName(), recorder(generated).times());
  }

  /**
   * Forgets all calls so far of a generated class.
   *
   * @throws IllegalStateException if the network is not profiled
   */
  public static void clear(Class<?> generated) {
    recorder(generated).clear();
  }

  private static KernelRecorder recorder(Class<?> generated) {
    return Profiling.recorder(generated)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s has no profile: start java with -D%s=record, and call an entry point"
                        .formatted(generated.getSimpleName(), Profiling.PROPERTY)));
  }

  /** The time of all kernels, in ns. */
  public long totalNanos() {
    return kernels.stream().mapToLong(KernelTime::totalNanos).sum();
  }

  /** The calls of a kernel's method, if there were any. */
  public Optional<KernelTime> kernel(String method) {
    return kernels.stream().filter(kernel -> kernel.method().equals(method)).findFirst();
  }

  /** A line for each kernel, the one that took most of the time first. */
  public String table(Roofline roofline) {
    TextTable table =
        new TextTable(
            "kernel",
            "calls",
            "total",
            "share",
            "median",
            "fastest",
            "GFLOP/s",
            "GB/s",
            "of roofline",
            "what");
    long total = totalNanos();
    kernels.stream()
        .sorted((a, b) -> Long.compare(b.totalNanos(), a.totalNanos()))
        .forEach(
            kernel ->
                table.add(
                    kernel.method(),
                    TextTable.count(kernel.calls()),
                    TextTable.time(kernel.totalNanos()),
                    TextTable.percent(kernel.totalNanos(), total),
                    TextTable.time(kernel.medianNanos()),
                    TextTable.time(kernel.minNanos()),
                    TextTable.ratio(kernel.operations(), kernel.totalNanos()),
                    TextTable.ratio(kernel.bytes(), kernel.totalNanos()),
                    TextTable.percent(kernel.rooflineNanos(roofline), kernel.totalNanos()),
                    kernel.what()));
    return String.format(
            Locale.ROOT, "profile of %s: %s in kernels%n", network, TextTable.time(total))
        + table.text()
        + roofline
        + "\n";
  }
}
