package org.sinter.runtime.profile;

import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.sinter.runtime.support.ProfileSetting;

/**
 * Puts a watch on a network's kernels where the system property {@code sinter.profile} asks for it
 * when the network is first used: {@code false} (default), {@code record}, or {@code true}, which
 * also prints the profile of every network when the JVM ends.
 *
 * <p>Called by generated code for each twin of a network. Off, the kernels are what they were, and
 * nothing is left of this for the JIT to compile.
 */
public final class Profiling {
  /** Name of the system property. */
  public static final String PROPERTY = ProfileSetting.PROPERTY;

  /** Weakly held: a network compiled at run time may be unloaded. */
  private static final Map<Class<?>, KernelRecorder> RECORDERS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Profiling() {}

  /**
   * The same kernels, or what calls them and takes the time.
   *
   * @param lookup of the class that keeps them
   * @throws IllegalArgumentException if the property has an unknown value
   */
  public static <T> T kernels(MethodHandles.Lookup lookup, T kernels) {
    String setting = ProfileSetting.value();
    return switch (setting) {
      case "false" -> kernels;
      case "record" -> timed(lookup, kernels);
      case "true" -> {
        AtExit.print();
        yield timed(lookup, kernels);
      }
      default ->
          throw new IllegalArgumentException(
              PROPERTY + ": expected false, record or true, was " + setting);
    };
  }

  private static <T> T timed(MethodHandles.Lookup lookup, T kernels) {
    Class<?> generated = lookup.lookupClass().getNestHost();
    KernelTable table = KernelTable.of(generated);
    KernelRecorder recorder =
        RECORDERS.computeIfAbsent(generated, _ -> new KernelRecorder(table.kernels()));
    return TimedKernels.of(lookup, kernels, table, recorder);
  }

  /** What watches the networks of a generated class, if something does. */
  static Optional<KernelRecorder> recorder(Class<?> generated) {
    return Optional.ofNullable(RECORDERS.get(generated));
  }

  /** Loaded only where something is to be printed. */
  private static final class AtExit {
    static {
      Runtime.getRuntime().addShutdownHook(new Thread(AtExit::printAll, "sinter-profile"));
    }

    /** Loading this class is all it takes. */
    static void print() {}

    private static void printAll() {
      Roofline roofline = Roofline.measure();
      synchronized (RECORDERS) {
        RECORDERS.forEach(
            (generated, recorder) ->
                System.err.print(
                    new Profile(generated.getSimpleName(), recorder.times()).table(roofline)));
      }
    }
  }
}
