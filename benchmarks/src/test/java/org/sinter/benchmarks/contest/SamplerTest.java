package org.sinter.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final long MILLI = 1_000_000;

  private volatile byte[] kept = {};

  @Test
  void overheadIsTakenOff() {
    Subject subject =
        new Subject() {
          @Override
          public void run() {
            sleep(30);
          }

          @Override
          public void overhead() {
            sleep(30);
          }
        };
    Samples samples = new Sampler(subject, Clock.WALL).round(100 * MILLI);
    assertThat(samples.median()).isLessThan(30 * MILLI);
  }

  @Test
  void allocatedBytesAreCountedPerCall() {
    Subject subject = () -> kept = new byte[1 << 16];
    Samples samples = new Sampler(subject, Clock.WALL).round(10 * MILLI);
    assertThat(samples.bytes()).isBetween(1L << 16, 2L << 16);
  }

  @Test
  void atLeastOneSampleIsTaken() {
    assertThat(new Sampler(() -> sleep(2), Clock.WALL).round(1).nanos()).hasSize(1);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
