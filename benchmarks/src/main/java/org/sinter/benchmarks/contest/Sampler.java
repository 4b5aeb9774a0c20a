package org.sinter.benchmarks.contest;

import java.util.Arrays;

/** Warms a subject up and takes samples of it. */
final class Sampler {
  private static final long MILLI = 1_000_000;

  /** A sample takes at least so long, so that reading the clock hardly counts. */
  private static final long SAMPLE = 20_000;

  private static final int MOST_SAMPLES = 4_000;

  /** Vector code boxes until C2 has compiled it, so time alone does not say that a call is warm. */
  private static final long WARM_AT_LEAST = 2_000 * MILLI;

  private static final long WARM_AT_MOST = 30_000 * MILLI;
  private static final long WARM_ROUND = 20 * MILLI;
  private static final int STEADY_ROUNDS = 10;

  /** What counts as faster: less is noise. */
  private static final double FASTER = 0.97;

  private final Runnable call;
  private final Runnable beside;
  private final Clock clock;
  private int callsPerSample = 1;

  Sampler(Subject subject, Clock clock) {
    this.call = subject::run;
    this.beside = subject::overhead;
    this.clock = clock;
  }

  /**
   * Calls until two seconds have passed and ten rounds in a row were neither faster nor allocated
   * less than the best before them; then it is fixed how many calls make a sample.
   */
  void warmUp() {
    long start = System.nanoTime();
    long leastBytes = Long.MAX_VALUE;
    double leastNanos = Double.POSITIVE_INFINITY;
    int steady = 0;
    for (long passed = 0;
        passed < WARM_AT_MOST && (passed < WARM_AT_LEAST || steady < STEADY_ROUNDS);
        passed = System.nanoTime() - start) {
      Samples round = round(WARM_ROUND);
      double nanos = Math.max(1, round.median());
      boolean better = round.bytes() < leastBytes || nanos < FASTER * leastNanos;
      steady = better ? 0 : steady + 1;
      leastBytes = Math.min(leastBytes, round.bytes());
      leastNanos = Math.min(leastNanos, nanos);
      callsPerSample = (int) Math.clamp((long) (SAMPLE / nanos), 1, 2L * callsPerSample);
    }
  }

  /**
   * Samples for so long, at least one. What a call does beside the task is taken off by its median,
   * so that a disturbance of either does not make a sample too small.
   */
  Samples round(long nanos) {
    double[] samples = new double[MOST_SAMPLES];
    double[] overheads = new double[MOST_SAMPLES];
    int count = 0;
    long bytes = 0;
    long start = System.nanoTime();
    do {
      long allocated = Clock.allocatedBytes();
      samples[count] = timed(call);
      bytes += Clock.allocatedBytes() - allocated;
      overheads[count++] = timed(beside);
    } while (count < MOST_SAMPLES && System.nanoTime() - start < nanos);
    double overhead = new Samples(Arrays.copyOf(overheads, count), 0).median();
    double[] net = Arrays.stream(samples, 0, count).map(sample -> sample - overhead).toArray();
    return new Samples(net, Math.ceilDiv(bytes, (long) count * callsPerSample));
  }

  /** Nanoseconds of a call, over as many as make a sample. */
  private double timed(Runnable what) {
    long begin = clock.nanos();
    for (int i = 0; i < callsPerSample; i++) {
      what.run();
    }
    return (double) (clock.nanos() - begin) / callsPerSample;
  }
}
