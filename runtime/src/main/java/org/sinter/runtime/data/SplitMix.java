package org.sinter.runtime.data;

import org.sinter.runtime.support.CounterHash;

/** SplitMix64 (Steele, Lea and Flood 2014): a small stream of random numbers, the same for ever. */
final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int BLOCK = 32;

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

  /**
   * Fisher and Yates (1938). In blocks, each a call: the first shuffle of a training run is its
   * only one for seconds, and the JIT compiles a method that is called often sooner than a long
   * loop.
   */
  void shuffle(int[] values) {
    for (int end = values.length; end > 1; end -= BLOCK) {
      shuffle(values, Math.max(1, end - BLOCK), end);
    }
  }

  private void shuffle(int[] values, int first, int end) {
    for (int i = end - 1; i >= first; i--) {
      int j = below(i + 1);
      int exchanged = values[i];
      values[i] = values[j];
      values[j] = exchanged;
    }
  }
}
