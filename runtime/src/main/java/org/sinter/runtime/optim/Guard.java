package org.sinter.runtime.optim;

/**
 * Numbers that keep float state from decaying into denormal numbers, which are many times slower
 * and which Java cannot flush. Added to what decays and taken away again, they round it to a
 * multiple of their own last place, so that it comes to rest at 0 or at a few of these. What is
 * some 2^24 times as large as the guard is left as it is.
 */
final class Guard {
  /** For means, velocities and decayed values: exact to 1e-27. */
  static final float MEAN = 1e-20f;

  /** For squares: their roots are exact to 3e-16, far below any epsilon in use. */
  static final float SQUARE = 1e-24f;

  private Guard() {}
}
