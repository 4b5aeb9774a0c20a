package org.sinter.runtime.support;

/**
 * The error function in double by the rational Chebyshev approximations of W. J. Cody, Mathematics
 * of Computation 23 (1969): erf below 0.46875, erfc up to 4 and beyond.
 */
final class Erf {
  private static final double SMALL = 0.46875;
  private static final double INVERSE_ROOT_PI = 0.56418958354775628695;

  /** Beyond this erf is 1 in double. */
  private static final double LARGEST = 6;

  private static final double[] A = {
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3
  };
  private static final double[] B = {
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
  };
  private static final double[] C = {
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3
  };
  private static final double[] D = {
    1,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3
  };
  private static final double[] P = {
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4
  };
  private static final double[] Q = {
    1,
    2.56852019228982242e0,
    1.87295284992346725e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };

  private Erf() {}

  static double erf(double x) {
    double a = Math.abs(x);
    if (a <= SMALL) {
      double z = x * x;
      return x * (polynomial(A, z) / polynomial(B, z));
    }
    if (a >= LARGEST) {
      return Math.signum(x);
    }
    double tail = a <= 4 ? polynomial(C, a) / polynomial(D, a) : far(a);
    return Math.copySign(1 - StrictMath.exp(-a * a) * tail, x);
  }

  /** e^(a²)·erfc a for a above 4. */
  private static double far(double a) {
    double z = 1 / (a * a);
    return (INVERSE_ROOT_PI - z * (polynomial(P, z) / polynomial(Q, z))) / a;
  }

  /** Horner's rule, highest power first. */
  private static double polynomial(double[] terms, double z) {
    double sum = terms[0];
    for (int i = 1; i < terms.length; i++) {
      sum = sum * z + terms[i];
    }
    return sum;
  }
}
