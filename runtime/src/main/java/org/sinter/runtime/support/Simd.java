package org.sinter.runtime.support;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decides between the vector and the scalar twin of a network; both give the same bits.
 *
 * <p>System property {@code sinter.simd}: {@code auto} (default) is the scalar twin until the JIT
 * has compiled the vector twin; {@code scalar} and {@code vector} are one of them from the first
 * call on; {@code 128}, {@code 256}, {@code 512} is the vector twin with so many bits. This class
 * does not mention the Vector API and loads without it.
 */
public final class Simd {
  /** Name of the system property. */
  public static final String PROPERTY = "sinter.simd";

  private static final AtomicBoolean LOGGED = new AtomicBoolean();

  private Simd() {}

  /** The setting: {@code auto}, {@code scalar}, {@code vector} or a width. */
  public static String setting() {
    String value = System.getProperty(PROPERTY, "auto");
    return switch (value) {
      case "auto", "scalar", "vector", "128", "256", "512" -> value;
      default ->
          throw new IllegalArgumentException(
              PROPERTY + ": expected auto, scalar, vector, 128, 256 or 512, was " + value);
    };
  }

  /**
   * Whether the vector twin is to be used from the first call on. Not by default, when it takes
   * turns with the JIT first; what can be told at no cost then, that the module is missing, is
   * logged as by {@link #vector}.
   *
   * @throws IllegalArgumentException if the property has an unknown value
   */
  public static boolean atOnce(String networkName) {
    boolean waits = setting().equals("auto") && hasModule();
    return !waits && vector(networkName);
  }

  /**
   * Whether the vector twin is to be used. If not, the first such answer in a JVM is logged with
   * its reason and its cure to the logger {@code org.sinter}.
   *
   * @throws IllegalArgumentException if the property has an unknown value
   */
  public static boolean vector(String networkName) {
    if (setting().equals("scalar")) {
      return scalar(networkName, Level.INFO, PROPERTY + "=scalar asks for it");
    }
    Optional<String> obstacle = obstacle();
    return obstacle.isEmpty() || scalar(networkName, Level.WARNING, obstacle.get());
  }

  private static boolean scalar(String networkName, Level level, String reason) {
    if (LOGGED.compareAndSet(false, true)) {
      System.getLogger("org.sinter")
          .log(level, "{0} runs its scalar code: {1}", networkName, reason);
    }
    return false;
  }

  /** Why vector code would not be there or not be fast, with the way out. */
  private static Optional<String> obstacle() {
    if (!hasModule()) {
      return Optional.of(
          "the Vector API is not there; start java with --add-modules jdk.incubator.vector");
    }
    if (!Vm.hasC2()) {
      return Optional.of(
          "vector code needs HotSpot's C2 compiler; start java without -Xint, -client and"
              + " -XX:TieredStopAtLevel");
    }
    if (!Vm.flag("UseFMA")) {
      return Optional.of(
          "this CPU or this JVM has no fused multiply-add; remove -XX:-UseFMA if it was given");
    }
    return Optional.empty();
  }

  private static boolean hasModule() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
