package org.sinter.runtime.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import org.sinter.Precision;
import org.sinter.runtime.support.Simd;
import org.sinter.runtime.support.VectorProbe;
import org.sinter.runtime.support.WarmUp;

/**
 * What bounds a kernel on one core of this machine: its arithmetic, or the memory that it moves
 * (Williams, Waterman and Patterson 2009, a bandwidth for each cache).
 *
 * @param operationsPerNano multiply-adds in registers, each two operations
 * @param levels how fast memory of a size is read, the smallest first
 */
public record Roofline(double operationsPerNano, List<Level> levels) {
  /** Few, so that the JIT compiles the probe for its calls and not for a loop it is in. */
  private static final int STEPS = 100;

  /** More than the JIT asks for before it compiles a method at its top tier. */
  private static final int WARM_CALLS = 20_000;

  private static final long SAMPLE_NANOS = 20_000;
  private static final long PATIENCE_NANOS = 80_000_000;
  private static final double IMPROVEMENT = 0.98;
  private static final int SMALLEST = 16 << 10;
  private static final int LARGEST = 64 << 20;

  /**
   * Memory that is read again and again.
   *
   * @param bytes how much of it
   * @param bytesPerNano how fast
   */
  public record Level(long bytes, double bytesPerNano) {}

  /** What a kernel waits for at least. */
  public enum Bound {
    /** Its floating-point operations. */
    ARITHMETIC,
    /** The bytes that it reads and writes. */
    MEMORY
  }

  /** Copies the levels and refuses none. */
  public Roofline {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("levels: expected at least one, was none");
    }
  }

  /** Measures the roofline of networks of float. */
  public static Roofline measure() {
    return measure(Precision.FLOAT);
  }

  /**
   * Measures, which takes a second: the best of many short runs on the calling thread. Networks of
   * double, and all where vector code does not run, are bounded by what plain Java can do.
   */
  public static Roofline measure(Precision precision) {
    if (precision == Precision.DOUBLE) {
      double[] array = new double[LARGEST / Double.BYTES];
      return scalar(bytes -> ScalarProbe.stream(array, bytes / Double.BYTES));
    }
    float[] array = new float[LARGEST / Float.BYTES + 64];
    if (!Simd.vector("the roofline")) {
      return scalar(bytes -> ScalarProbe.stream(array, bytes / Float.BYTES));
    }
    WarmUp.run(
        List.of(
            probe("multiplyAdds", STEPS, VectorProbe::multiplyAdds),
            probe("stream", SMALLEST / Float.BYTES, n -> VectorProbe.stream(array, n))),
        0);
    double peak = best(VectorProbe.operations(STEPS), () -> VectorProbe.multiplyAdds(STEPS));
    return new Roofline(peak, levels(bytes -> VectorProbe.stream(array, bytes / Float.BYTES)));
  }

  private static WarmUp.Call probe(String method, int length, IntConsumer body) {
    return new WarmUp.Call(
        method,
        List.of(),
        0,
        (_, _, _, s, n) -> {
          for (int i = 0; i < n; i++) {
            body.accept(s < 0 ? 0 : length);
          }
        });
  }

  private static Roofline scalar(Stream stream) {
    for (int call = 0; call < WARM_CALLS; call++) {
      ScalarProbe.multiplyAdds(STEPS);
    }
    double peak = best(ScalarProbe.operations(STEPS), () -> ScalarProbe.multiplyAdds(STEPS));
    return new Roofline(peak, levels(stream));
  }

  /** Reads so many bytes. */
  private interface Stream {
    double read(int bytes);
  }

  private static List<Level> levels(Stream stream) {
    List<Level> levels = new ArrayList<>();
    for (int bytes = SMALLEST; bytes <= LARGEST; bytes *= 4) {
      int size = bytes;
      levels.add(new Level(size, best(size, () -> stream.read(size))));
    }
    return levels;
  }

  /**
   * How much of something a call does in a nanosecond, at best: calls go on for as long as they
   * still become faster.
   */
  private static double best(double amount, DoubleSupplier call) {
    double results = 0;
    double fastest = Double.MAX_VALUE;
    long improved = System.nanoTime();
    while (System.nanoTime() - improved < PATIENCE_NANOS) {
      long start = System.nanoTime();
      int calls = 0;
      do {
        results += call.getAsDouble();
        calls++;
      } while (System.nanoTime() - start < SAMPLE_NANOS);
      double nanos = (double) (System.nanoTime() - start) / calls;
      if (nanos < fastest * IMPROVEMENT) {
        improved = System.nanoTime();
      }
      fastest = Math.min(fastest, nanos);
    }
    if (Double.isNaN(results)) {
      throw new IllegalStateException("sums of zeros are numbers");
    }
    return amount / fastest;
  }

  /** The least time that so many operations on so many bytes can take, in ns. */
  public double nanos(double operations, double bytes) {
    return Math.max(arithmetic(operations), memory(bytes));
  }

  /** Which of the two takes longer. */
  public Bound bound(double operations, double bytes) {
    return arithmetic(operations) >= memory(bytes) ? Bound.ARITHMETIC : Bound.MEMORY;
  }

  private double arithmetic(double operations) {
    return operations / operationsPerNano;
  }

  private double memory(double bytes) {
    return bytes / level(bytes).bytesPerNano();
  }

  /** The largest that is no larger than these bytes, so that no time is said to be too long. */
  private Level level(double bytes) {
    Level level = levels.getFirst();
    for (Level other : levels) {
      level = other.bytes() <= bytes ? other : level;
    }
    return level;
  }

  /** The peak and the bandwidths in a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "one core: %.1f GFLOP/s; GB/s of", operationsPerNano));
    for (Level level : levels) {
      boolean mega = level.bytes() >= 1 << 20;
      text.append(
          String.format(
              Locale.ROOT,
              "%s %d %s: %.0f",
              level == levels.getFirst() ? "" : ",",
              level.bytes() >> (mega ? 20 : 10),
              mega ? "MiB" : "KiB",
              level.bytesPerNano()));
    }
    return text.toString();
  }
}
