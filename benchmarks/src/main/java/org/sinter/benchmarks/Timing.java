package org.sinter.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * The processor time of a call beside that of a reference, both warm, in turns of a few
 * milliseconds: what slows the machine for a while slows both. Where one of them does not keep its
 * own best pace, something else was using the caches; then all is measured again, a few times at
 * most.
 *
 * @param ours nanoseconds a call, the median of the rounds
 * @param reference nanoseconds a call of the reference, the median of the rounds
 * @param unrest how much slower than its fastest round a median is, the worse of the two: 0.1 is a
 *     tenth
 */
record Timing(double ours, double reference, double unrest) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long MILLI = 1_000_000;

  /** Vector code boxes until C2 has compiled it, so time alone does not say that a call is warm. */
  private static final long WARM_AT_LEAST = 1_000 * MILLI;

  private static final long WARM_AT_MOST = 60_000 * MILLI;
  private static final int QUIET_ROUNDS = 5;
  private static final long ROUND = 3 * MILLI;
  private static final int ROUNDS = 101;
  private static final int ATTEMPTS = 8;
  private static final double QUIET = 0.06;

  /** Ours by the reference's. */
  double ratio() {
    return ours / reference;
  }

  /** True if other work on the machine may have bent the figures. */
  boolean isNoisy() {
    return unrest > QUIET;
  }

  /** Warms both up, then measures them in turns. */
  static Timing compare(Runnable ours, Runnable reference) {
    long calls = warmUp(ours, WARM_AT_MOST);
    long referenceCalls = warmUp(reference, WARM_AT_MOST);
    Pace first = new Pace(ours, calls);
    Pace second = new Pace(reference, referenceCalls);
    Timing quietest = new Timing(Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);
    for (int attempt = 0; attempt < ATTEMPTS && quietest.isNoisy(); attempt++) {
      for (int round = 0; round < ROUNDS; round++) {
        first.take(round);
        second.take(round);
      }
      double unrest = Math.max(first.unrest(), second.unrest());
      if (unrest < quietest.unrest) {
        quietest = new Timing(median(first.rounds), median(second.rounds), unrest);
      }
    }
    return quietest;
  }

  /** The rounds of one call, and the fastest of all attempts. */
  private static final class Pace {
    private final Runnable call;
    private final long calls;
    private final double[] rounds = new double[ROUNDS];
    private double fastest = Double.POSITIVE_INFINITY;

    Pace(Runnable call, long calls) {
      this.call = call;
      this.calls = calls;
    }

    void take(int round) {
      rounds[round] = (double) time(call, calls) / calls;
      fastest = Math.min(fastest, rounds[round]);
    }

    double unrest() {
      return median(rounds) / fastest - 1;
    }
  }

  /** Bytes that a warm call allocates on this thread, rounded up. */
  static long allocation(Runnable call) {
    return allocation(call, WARM_AT_MOST);
  }

  /** As the other, with another limit to the warm-up of a call that goes on allocating. */
  static long allocation(Runnable call, long mostNanos) {
    long calls = Math.max(10, warmUp(call, mostNanos));
    long before = THREADS.getCurrentThreadAllocatedBytes();
    time(call, calls);
    return Math.ceilDiv(THREADS.getCurrentThreadAllocatedBytes() - before, calls);
  }

  /**
   * Calls until a second has passed and five rounds in a row allocated nothing; if that does not
   * happen, for as long as is allowed.
   *
   * @return the number of calls that take a round
   */
  static long warmUp(Runnable call, long mostNanos) {
    long start = System.nanoTime();
    long calls = 1;
    int quiet = 0;
    for (long passed = 0;
        passed < mostNanos && (passed < WARM_AT_LEAST || quiet < QUIET_ROUNDS);
        passed = System.nanoTime() - start) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      long nanos = Math.max(1_000, time(call, calls));
      quiet = THREADS.getCurrentThreadAllocatedBytes() == before ? quiet + 1 : 0;
      calls = Math.clamp(calls * ROUND / nanos, 1, 2 * calls);
    }
    return calls;
  }

  /** Of this thread alone: what others take of the core does not count. */
  private static long time(Runnable call, long calls) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (long i = 0; i < calls; i++) {
      call.run();
    }
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  /** The middle value. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
