package org.sinter.runtime.data;

import org.sinter.runtime.support.CounterHash;

/** SplitMix64 (Steele, Lea and Flood 2014): a small stream of random numbers, the same for ever. */
final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix(long seed, long stream) {
    reset(seed, stream);
  }

  /** Starts another stream. */
  void reset(long seed, long stream) {
    state = CounterHash.mix(CounterHash.mix(seed + GOLDEN) ^ (stream + GOLDEN));
  }

  long next() {
    state += GOLDEN;
    return CounterHash.mix(state);
  }

  /** From 0 to bound - 1. */
  int below(int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /** In [low, high). */
  double between(double low, double high) {
    return low + (high - low) * ((next() >>> 11) * 0x1p-53);
  }

  /** About normal, mean 0 and deviation 1: twelve uniform numbers added; no values beyond 6. */
  double bell() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += between(0, 1);
    }
    return sum;
  }

  /** Fisher and Yates. */
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
