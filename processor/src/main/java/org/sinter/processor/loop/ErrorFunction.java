package org.sinter.processor.loop;

/**
 * The error function in double, written apart from the runtime's: the Maclaurin series for small
 * arguments, the continued fraction of Laplace for large ones (Abramowitz and Stegun 7.1.5,
 * 7.1.14).
 */
final class ErrorFunction {
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

  private ErrorFunction() {}

  static double erf(double x) {
    double magnitude = Math.abs(x);
    if (Double.isNaN(x)) {
      return x;
    }
    if (magnitude > 6) {
      return Math.signum(x);
    }
    return Math.copySign(magnitude < 2.5 ? series(magnitude) : 1 - tail(magnitude), x);
  }

  /** {@code 2/sqrt(pi) exp(-x²) sum 2^n x^(2n+1) / (2n+1)!!}: all terms positive. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-18; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_SQRT_PI * StrictMath.exp(-x * x) * sum;
  }

  /** {@code erfc(x)} by the continued fraction, evaluated from the back. */
  private static double tail(double x) {
    double fraction = x;
    for (int n = 120; n >= 1; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }
}
