package org.sinter.runtime.optim;

/** The cosine by its series: unlike the library's it allocates nothing, and training steps ask. */
final class Cosine {
  private static final int TERMS = 13;

  private Cosine() {}

  /** For 0 to π/2, to 2e-16. */
  static double of(double x) {
    double term = 1;
    double sum = 1;
    for (int n = 1; n < TERMS; n++) {
      term *= -x * x / ((2 * n - 1) * (2 * n));
      sum += term;
    }
    return sum;
  }
}
