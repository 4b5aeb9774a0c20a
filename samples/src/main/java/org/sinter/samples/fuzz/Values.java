package org.sinter.samples.fuzz;

import java.util.Arrays;

/**
 * Which numbers a node may be fed.
 *
 * @param whole whole numbers from low to high, both included
 */
record Values(double low, double high, boolean whole) {
  /** Of most inputs. */
  static final Values USUAL = new Values(-1, 1, false);

  static Values real(double low, double high) {
    return new Values(low, high, false);
  }

  /** Whole numbers from 0. */
  static Values below(int bound) {
    return new Values(0, bound - 1.0, true);
  }

  /** The range of the numbers that a node was seen to have. */
  static Values of(double[] seen) {
    boolean whole = Arrays.stream(seen).allMatch(x -> x == Math.rint(x));
    double low = Arrays.stream(seen).min().orElse(0);
    return new Values(low, Arrays.stream(seen).max().orElse(0), whole);
  }

  boolean lieWithin(double least, double most) {
    return low >= least && high <= most;
  }

  /** One of them, exact in float; some are 0 where 0 is one of them. */
  double draw(Dice dice) {
    if (whole) {
      return dice.between((int) low, (int) high);
    }
    boolean zero = low <= 0 && high >= 0 && dice.percent(2);
    return zero ? 0 : (float) dice.real(low, high);
  }
}
