package org.sinter.samples.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices; a function of the seed on every JVM. */
final class Dice {
  private static final int[] EXTENTS = {1, 1, 2, 3, 3, 5, 7, 8, 11, 13, 15, 16, 17, 31, 32, 33};
  private static final int[] LARGE = {47, 63, 64, 65, 67, 97, 127, 129};
  private static final int[] BATCHES = {1, 1, 2, 3, 5, 7, 13, 15, 16, 17, 31, 33, 63, 64, 65, 70};
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** In [0, bound). */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** In [low, high]. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** True in so many of a hundred cases. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  double real(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  long number() {
    return random.nextLong();
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An extent on or beside the widths of vectors. */
  int extent() {
    return percent(7) ? LARGE[below(LARGE.length)] : EXTENTS[below(EXTENTS.length)];
  }

  int batch() {
    return percent(30) ? between(1, 70) : BATCHES[below(BATCHES.length)];
  }
}
