package org.sinter.runtime.optim;

/**
 * What {@link Adam} and {@link AdamW} share: how the moments of the gradient decay and what is done
 * with them.
 */
record Moments(double beta1, double beta2, double epsilon, boolean amsgrad) {
  Moments {
    Settings.decay("beta1", beta1);
    Settings.decay("beta2", beta2);
    Settings.positive("epsilon", epsilon);
  }

  double correctedRate(long step, double rate) {
    return rate / (1 - power(beta1, step));
  }

  double rootCorrection(long step) {
    return 1 / Math.sqrt(1 - power(beta2, step));
  }

  /** By squaring: the same bits everywhere, and unlike the library's it allocates nothing. */
  private static double power(double base, long exponent) {
    double power = 1;
    for (long left = exponent; left > 0; left >>= 1) {
      power *= (left & 1) == 1 ? base : 1;
      base *= base;
    }
    return power;
  }
}
