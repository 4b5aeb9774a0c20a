package org.sinter.benchmarks.contest;

import java.util.Arrays;

/** Warms a subject up and takes samples of it. */
final class Sampler {
  private static final long MILLI = 1_000_000;

  /** A sample takes at least so long, so that reading the clock hardly counts. */
  private static final long SAMPLE = 20_000;

  private static final int MOST_SAMPLES = 4_000;

  /** Vector code boxes until C2 has compiled it, so time alone does not say that a call is warm. */
  private static final long WARM_AT_LEAST = 1_000 * MILLI;

  private static final long WARM_AT_MOST = 15_000 * MILLI;
  private static final long WARM_ROUND = 20 * MILLI;
  private static final int STEADY_ROUNDS = 5;

  private final Subject subject;
  private final Clock clock;
  private int callsPerSample = 1;

  Sampler(Subject subject, Clock clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /**
   * Calls until a second has passed and five rounds in a row allocated no less than before them;
   * then fixes how many calls make a sample.
   */
  void warmUp() {
    long start = System.nanoTime();
    long least = Long.MAX_VALUE;
    int steady = 0;
    for (long passed = 0;
        passed < WARM_AT_MOST && (passed < WARM_AT_LEAST || steady < STEADY_ROUNDS);
        passed = System.nanoTime() - start) {
      Samples round = round(WARM_ROUND);
      steady = round.bytes() < least ? 0 : steady + 1;
      least = Math.min(least, round.bytes());
      double call = Math.max(1, Math.abs(round.median()));
      callsPerSample = (int) Math.clamp((long) (SAMPLE / call), 1, 2L * callsPerSample);
    }
  }

  /** Samples for so long, at least one. */
  Samples round(long nanos) {
    double[] samples = new double[MOST_SAMPLES];
    int count = 0;
    long bytes = 0;
    long start = System.nanoTime();
    do {
      long allocated = Clock.allocatedBytes();
      long begin = clock.nanos();
      for (int i = 0; i < callsPerSample; i++) {
        subject.run();
      }
      long middle = clock.nanos();
      bytes += Clock.allocatedBytes() - allocated;
      long between = clock.nanos();
      for (int i = 0; i < callsPerSample; i++) {
        subject.overhead();
      }
      long overhead = clock.nanos() - between;
      samples[count++] = (double) (middle - begin - overhead) / callsPerSample;
    } while (count < MOST_SAMPLES && System.nanoTime() - start < nanos);
    long calls = (long) count * callsPerSample;
    return new Samples(Arrays.copyOf(samples, count), Math.ceilDiv(bytes, calls));
  }
}
