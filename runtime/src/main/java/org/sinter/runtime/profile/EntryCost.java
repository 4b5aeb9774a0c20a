package org.sinter.runtime.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What one call of an entry point costs: its kernels, but not the copies of its arrays into the
 * workspace and out of it.
 *
 * @param name as in {@code EntryInfo}
 * @param workspace bytes that the memory plan needs
 * @param aliveAtOnce bytes of it that hold something at the worst moment: no plan of the same order
 *     of kernels needs fewer
 * @param kernels in the order in which they run
 */
public record EntryCost(
    String name, BatchCount workspace, BatchCount aliveAtOnce, List<KernelCost> kernels) {
  /** Copies the list. */
  public EntryCost {
    requireNonNull(name, "name");
    requireNonNull(workspace, "workspace");
    requireNonNull(aliveAtOnce, "aliveAtOnce");
    kernels = List.copyOf(kernels);
  }

  /** Floating-point operations of all kernels. */
  public long operations(long examples) {
    return kernels.stream().mapToLong(kernel -> kernel.operations().at(examples)).sum();
  }

  /** Bytes that the kernels read and write, each kernel for itself. */
  public long bytes(long examples) {
    return kernels.stream().mapToLong(kernel -> kernel.bytes(examples)).sum();
  }

  /** A line for each kernel, and their sums: operations, bytes, the time that bounds them. */
  public String table(Roofline roofline, int examples) {
    return new CostTable(roofline, examples, Optional.empty()).of(this);
  }

  /** The same with the median of each kernel's measured times beside what bounds it. */
  public String table(Roofline roofline, int examples, Profile measured) {
    return new CostTable(roofline, examples, Optional.of(measured)).of(this);
  }

  /** The costs of a generated class's entry points, in the order of the network's tables. */
  public static List<EntryCost> of(Class<?> generated) {
    return KernelTable.of(generated).entries();
  }
}
