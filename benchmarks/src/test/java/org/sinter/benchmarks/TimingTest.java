package org.sinter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimingTest {
  private volatile byte[] kept = {};

  @Test
  void theMedianIsTheMiddleValueOrTheMeanOfTheTwo() {
    assertThat(Timing.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Timing.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
  }

  @Test
  void allocatedBytesAreCountedPerCall() {
    Runnable call = () -> kept = new byte[1 << 20];
    assertThat(Timing.allocation(call, 100_000_000)).isBetween(1L << 20, 2L << 20);
  }
}
