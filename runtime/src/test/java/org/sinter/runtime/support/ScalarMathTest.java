package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ScalarMathTest {
  private interface FloatFunction {
    float of(float x);
  }

  @Test
  void exp_isWithinItsBound() {
    check(ScalarMath::exp, StrictMath::exp, 1.05);
  }

  @Test
  void log_isWithinItsBound() {
    check(ScalarMath::log, StrictMath::log, 0.9);
  }

  @Test
  void tanh_isWithinItsBound() {
    check(ScalarMath::tanh, StrictMath::tanh, 1.4);
  }

  @Test
  void sigmoid_isWithinItsBound() {
    check(ScalarMath::sigmoid, ScalarMath::sigmoid, 2);
  }

  @Test
  void softplus_isWithinItsBound() {
    check(ScalarMath::softplus, ScalarMath::softplus, 2.2);
  }

  @Test
  void erf_isWithinItsBound() {
    check(ScalarMath::erf, ScalarMath::erf, 1.2);
  }

  @Test
  void expm1_isWithinItsBound() {
    check(ScalarMath::expm1, StrictMath::expm1, 1.5);
  }

  @Test
  void log1p_isWithinItsBound() {
    check(ScalarMath::log1p, StrictMath::log1p, 1.45);
  }

  @Test
  void atan_isWithinItsBound() {
    check(ScalarMath::atan, StrictMath::atan, 1.4);
  }

  @Test
  void sinAndCos_areWithinTheirBoundUpTo2To22() {
    check(ScalarMath::sin, StrictMath::sin, 2.4, circle());
    check(ScalarMath::cos, StrictMath::cos, 2.4, circle());
  }

  @Test
  void sinAndCos_areThoseOf0FartherOut() {
    for (float x : new float[] {4194304.5f, 1e9f, Float.MAX_VALUE}) {
      assertThat(ScalarMath.sin(x)).isZero();
      assertThat(ScalarMath.cos(-x)).isEqualTo(1f);
    }
  }

  @Test
  void round_isExactAndTakesTheEvenOfTwo() {
    check(ScalarMath::round, StrictMath::rint, 0);
    assertThat(ScalarMath.round(2.5f)).isEqualTo(2f);
    assertThat(ScalarMath.round(-3.5f)).isEqualTo(-4f);
  }

  /** Floats up to 2^22, and the two around each multiple of a right angle. */
  private static float[] circle() {
    float[] sweep = Floats.sweep();
    float[] values = new float[sweep.length + 4_000_000];
    int count = 0;
    for (float x : sweep) {
      if (!(Math.abs(x) > 0x1p22f)) {
        values[count++] = x;
      }
    }
    for (int i = 1; i * Math.PI / 2 < 0x1p22; i += 3) {
      float x = (float) (i * Math.PI / 2);
      values[count++] = x;
      values[count++] = -Math.nextUp(x);
    }
    return Arrays.copyOf(values, count);
  }

  private static void check(FloatFunction f, DoubleUnaryOperator reference, double bound) {
    check(f, reference, bound, Floats.sweep());
  }

  private static void check(
      FloatFunction f, DoubleUnaryOperator reference, double bound, float[] arguments) {
    double worst = 0;
    float worstAt = 0;
    for (float x : arguments) {
      double error = error(f.of(x), reference.applyAsDouble(x));
      if (!(error <= worst)) {
        worst = error;
        worstAt = x;
      }
    }
    assertThat(worst).as("error in ULP, worst at %s", worstAt).isLessThanOrEqualTo(bound);
  }

  /** In units in the last place of the float nearest to the reference. */
  private static double error(float value, double reference) {
    float nearest = (float) reference;
    if (Float.compare(value, nearest) == 0 || value == nearest) {
      return 0;
    }
    if (Float.isInfinite(nearest)) {
      return Float.isInfinite(value) ? 0 : (reference - value) / Math.ulp(Float.MAX_VALUE);
    }
    return Math.abs(value - reference) / Math.ulp(nearest);
  }

  @Test
  void specialValuesAreThoseOfTheMathematicalFunctions() {
    float infinity = Float.POSITIVE_INFINITY;
    assertThat(ScalarMath.exp(infinity)).isEqualTo(infinity);
    assertThat(ScalarMath.exp(-infinity)).isZero();
    assertThat(ScalarMath.exp(0f)).isEqualTo(1f);
    assertThat(ScalarMath.log(0f)).isEqualTo(-infinity);
    assertThat(ScalarMath.log(-0f)).isEqualTo(-infinity);
    assertThat(ScalarMath.log(-1f)).isNaN();
    assertThat(ScalarMath.log(infinity)).isEqualTo(infinity);
    assertThat(ScalarMath.log(1f)).isZero();
    assertThat(ScalarMath.tanh(infinity)).isEqualTo(1f);
    assertThat(1 / ScalarMath.tanh(-0f)).isEqualTo(-infinity);
    assertThat(ScalarMath.sigmoid(-infinity)).isZero();
    assertThat(ScalarMath.sigmoid(0f)).isEqualTo(0.5f);
    assertThat(ScalarMath.softplus(infinity)).isEqualTo(infinity);
    assertThat(ScalarMath.softplus(-infinity)).isZero();
    assertThat(ScalarMath.erf(-infinity)).isEqualTo(-1f);
    assertThat(1 / ScalarMath.erf(-0f)).isEqualTo(-infinity);
    assertThat(ScalarMath.expm1(infinity)).isEqualTo(infinity);
    assertThat(ScalarMath.expm1(-infinity)).isEqualTo(-1f);
    assertThat(ScalarMath.log1p(infinity)).isEqualTo(infinity);
    assertThat(ScalarMath.log1p(-1f)).isEqualTo(-infinity);
    assertThat(ScalarMath.log1p(-1.5f)).isNaN();
    assertThat(ScalarMath.sin(infinity)).isNaN();
    assertThat(ScalarMath.cos(-infinity)).isNaN();
    assertThat(ScalarMath.atan(-infinity)).isEqualTo((float) -Math.PI / 2);
    assertThat(ScalarMath.round(-infinity)).isEqualTo(-infinity);
  }

  @Test
  void nanStaysNan() {
    assertThat(ScalarMath.exp(Float.NaN)).isNaN();
    assertThat(ScalarMath.log(Float.NaN)).isNaN();
    assertThat(ScalarMath.tanh(Float.NaN)).isNaN();
    assertThat(ScalarMath.sigmoid(Float.NaN)).isNaN();
    assertThat(ScalarMath.softplus(Float.NaN)).isNaN();
    assertThat(ScalarMath.erf(Float.NaN)).isNaN();
    assertThat(ScalarMath.expm1(Float.NaN)).isNaN();
    assertThat(ScalarMath.log1p(Float.NaN)).isNaN();
    assertThat(ScalarMath.sin(Float.NaN)).isNaN();
    assertThat(ScalarMath.cos(Float.NaN)).isNaN();
    assertThat(ScalarMath.atan(Float.NaN)).isNaN();
    assertThat(ScalarMath.round(Float.NaN)).isNaN();
  }

  @Test
  void emulatedFmaIsExactOnRandomBits() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 1_000_000; i++) {
      int bits = random.nextInt();
      checkFma(Float.intBitsToFloat(bits), any(random), any(random));
      float a = near(random);
      float b = near(random);
      checkFma(a, b, -(a * b)); // cancellation: the rounding error of the product remains
      checkFma(a, b, near(random) * 0x1p-24f); // the addend is about half a unit of the product
      checkFma(a * 0x1p-70f, b * 0x1p-70f, near(random) * 0x1p-140f); // denormal results
    }
  }

  @Test
  void emulatedFmaIsExactOnSpecialValues() {
    for (float a : Floats.special()) {
      for (float b : Floats.special()) {
        for (float c : Floats.special()) {
          checkFma(a, b, c);
        }
      }
    }
  }

  private static float any(SplittableRandom random) {
    return Float.intBitsToFloat(random.nextInt());
  }

  private static float near(SplittableRandom random) {
    return (float) random.nextDouble(-2, 2);
  }

  private static void checkFma(float a, float b, float c) {
    float expected = Math.fma(a, b, c);
    float actual = ScalarMath.emulatedFma(a, b, c);
    if (Float.floatToIntBits(expected) != Float.floatToIntBits(actual)) {
      throw new AssertionError(
          "fma(%s, %s, %s): expected %s, was %s".formatted(a, b, c, expected, actual));
    }
  }

  @Test
  void doubleErfAgreesWithItsSeries() {
    for (double x = -6.5; x <= 6.5; x += 0.0371) {
      double expected = erfSeries(x);
      assertThat(ScalarMath.erf(x))
          .as("erf(%s)", x)
          .isCloseTo(expected, within(4 * Math.ulp(expected)));
    }
    assertThat(ScalarMath.erf(1e-300)).isCloseTo(1.1283791670955126e-300, within(1e-315));
    assertThat(ScalarMath.erf(Double.NaN)).isNaN();
  }

  /** 2/√π Σ (-1)^n x^(2n+1) / (n! (2n+1)) with 80 digits, enough for the cancellation up to 6.5. */
  private static double erfSeries(double x) {
    MathContext digits = new MathContext(80);
    BigDecimal z = new BigDecimal(x).pow(2, digits).negate();
    BigDecimal power = new BigDecimal(x);
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 0; n < 400; n++) {
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), digits), digits);
      power = power.multiply(z, digits).divide(BigDecimal.valueOf(n + 1L), digits);
    }
    BigDecimal pi =
        new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459230781641");
    return sum.multiply(BigDecimal.TWO).divide(pi.sqrt(digits), digits).doubleValue();
  }

  @Test
  void doubleFunctionsHaveTheValuesOfTheAcceptanceTable() {
    double[] x = {-2, -1, -0.5, 0, 0.5, 1, 2};
    double[] sigmoid = {
      0.119202922, 0.268941421, 0.377540669, 0.5, 0.622459331, 0.731058579, 0.880797078
    };
    double[] softplus = {
      0.126928011, 0.313261688, 0.474076984, 0.693147181, 0.974076984, 1.313261688, 2.126928011
    };
    double[] gelu = {
      -0.045500264, -0.158655254, -0.154268769, 0, 0.345731231, 0.841344746, 1.954499736
    };
    for (int i = 0; i < x.length; i++) {
      assertThat(ScalarMath.sigmoid(x[i])).isCloseTo(sigmoid[i], within(5e-10));
      assertThat(ScalarMath.softplus(x[i])).isCloseTo(softplus[i], within(5e-10));
      double erf = ScalarMath.erf(x[i] / Math.sqrt(2));
      assertThat(x[i] * (1 + erf) / 2).isCloseTo(gelu[i], within(5e-10));
    }
  }
}
