package org.sinter.runtime.support;

import static java.lang.Float.floatToRawIntBits;
import static java.lang.Float.intBitsToFloat;
import static org.sinter.runtime.support.FloatTerms.*;

/**
 * Elementary functions whose bits depend on the argument alone.
 *
 * <p>The float functions are the scalar twins of {@link VectorMath}: the same operations in the
 * same order, each exactly rounded by IEEE 754, so the same bits on every CPU and vector width.
 * Largest errors in units in the last place, against the double functions below over every 13th
 * float: exp 1.01, log 0.82, tanh 1.33, sigmoid 1.95, softplus 2.11, erf 1.14, expm1 1.44, log1p
 * 1.39, atan 1.34, and up to 2^22, near multiples of π/2 too, sin 2.23, cos 2.32. {@code
 * ScalarMathTest} holds them to 1.05, 0.9, 1.4, 2, 2.2, 1.2, 1.5, 1.45, 1.4, 2.4 and 2.4. NaN gives
 * NaN, whose payload is not specified.
 *
 * <p>The double functions rest on {@link StrictMath}, which gives the same bits everywhere.
 */
public final class ScalarMath {
  /** Java's own emulation takes many times as long, an instruction much less even interpreted. */
  private static final long INSTRUCTION_NANOS = 1_000;

  private static final boolean HARDWARE_FMA = isInstruction();

  private ScalarMath() {}

  /**
   * By the clock, as it is a question of time alone: both ways give the same bits, and to ask the
   * JVM for its option takes longer than a first prediction.
   */
  private static boolean isInstruction() {
    float sum = 1;
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 16; i++) {
      long start = System.nanoTime();
      sum = Math.fma(sum, 0.5f, 0.75f);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return sum > 0 && fastest < INSTRUCTION_NANOS;
  }

  /** a·b + c, rounded once. Without such an instruction, an exact emulation in double. */
  public static float fma(float a, float b, float c) {
    return HARDWARE_FMA ? Math.fma(a, b, c) : emulatedFma(a, b, c);
  }

  /** a·b + c, rounded once; slow where the CPU has no such instruction. */
  public static double fma(double a, double b, double c) {
    return Math.fma(a, b, c);
  }

  /**
   * The product of two floats is exact in double; rounding its sum with c to odd keeps the one bit
   * that a second rounding, to float, needs (Boldo and Melquiond 2008).
   */
  static float emulatedFma(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    double back = sum - product;
    double error = (product - (sum - back)) + (c - back);
    long bits = Double.doubleToRawLongBits(sum);
    boolean inexact = error > 0 || error < 0; // false for the NaN of an infinite sum
    if (inexact && (bits & 1) == 0) {
      bits += (error > 0) == (sum > 0) ? 1 : -1;
    }
    return (float) Double.longBitsToDouble(bits);
  }

  /** e^x, denormal results included. */
  public static float exp(float x) {
    x = x > EXP_MAX ? EXP_MAX : x;
    x = x < EXP_MIN ? EXP_MIN : x;
    float t = fma(x, LOG2_E, ROUND);
    float p = expReduced(x, t - ROUND);
    int k = floatToRawIntBits(t) - ROUND_BITS;
    int half = k >> 1;
    return p * power(half) * power(k - half);
  }

  /** e^x for |x| up to 87. */
  private static float expNarrow(float x) {
    float t = fma(x, LOG2_E, ROUND);
    float p = expReduced(x, t - ROUND);
    return p * power(floatToRawIntBits(t) - ROUND_BITS);
  }

  /** e^(x - n·ln 2). */
  private static float expReduced(float x, float n) {
    float r = fma(n, -LN2_HIGH, x);
    r = fma(n, -LN2_LOW, r);
    float p = fma(E4, r, E3);
    p = fma(p, r, E2);
    p = fma(p, r, E1);
    p = fma(p, r, E0);
    return fma(p, r * r, r) + 1f;
  }

  /** 2^k for k from -126 to 127. */
  private static float power(int k) {
    return intBitsToFloat((k + EXPONENT_BIAS) << MANTISSA_BITS);
  }

  /** Natural logarithm; -∞ at 0, NaN below. */
  public static float log(float x) {
    boolean tiny = x < Float.MIN_NORMAL;
    int bits = floatToRawIntBits(tiny ? x * TWO_23 : x);
    int k = (bits - SQRT_HALF_BITS) >> MANTISSA_BITS;
    float f = intBitsToFloat(bits - (k << MANTISSA_BITS)) - 1f;
    float n = k + (tiny ? -MANTISSA_BITS : 0f);
    float z = f * f;
    float p = fma(L8, f, L7);
    p = fma(p, f, L6);
    p = fma(p, f, L5);
    p = fma(p, f, L4);
    p = fma(p, f, L3);
    p = fma(p, f, L2);
    p = fma(p, f, L1);
    p = fma(p, f, L0);
    p = fma(n, LN2_LOW, p * (f * z));
    p = fma(z, -0.5f, p);
    float result = fma(n, LN2_HIGH, f + p);
    result = x < Float.POSITIVE_INFINITY ? result : x;
    result = x < 0f ? Float.NaN : result;
    return x == 0f ? Float.NEGATIVE_INFINITY : result;
  }

  /** Hyperbolic tangent, accurate near 0 too. */
  public static float tanh(float x) {
    float a = Math.abs(x);
    float z = a * a;
    float p = fma(T4, z, T3);
    p = fma(p, z, T2);
    p = fma(p, z, T1);
    p = fma(p, z, T0);
    float small = fma(p, a * z, a);
    float c = a > TANH_MAX ? TANH_MAX : a;
    float large = 1f - 2f / (expNarrow(c + c) + 1f);
    return signed(a < TANH_CUT ? small : large, x);
  }

  /**
   * 1 / (1 + e^-x), without cancellation or overflow on either side. Just below a power of two an
   * error of e^-|x| counts twice, so what its last roundings lose is added at the end, times the
   * slope.
   */
  public static float sigmoid(float x) {
    float a = -Math.abs(x);
    float e = exp(a);
    float loss = expLoss(a);
    float y = (x < 0f ? e : 1f) / (e + 1f);
    return fma(y * (1f - y), x < 0f ? loss : -loss, y);
  }

  /** What {@link #exp(float)} loses to its last roundings, of itself, for x up to 0. */
  private static float expLoss(float x) {
    x = x < EXP_MIN ? EXP_MIN : x;
    float n = fma(x, LOG2_E, ROUND) - ROUND;
    float near = fma(n, -LN2_HIGH, x);
    float r = fma(n, -LN2_LOW, near);
    float q = fma(E4, r, E3);
    q = fma(q, r, E2);
    q = fma(q, r, E1);
    q = fma(q, r, E0);
    q = fma(q, r * r, r);
    float loss = q - ((q + 1f) - 1f);
    loss = loss + fma(n, -LN2_LOW, near - r);
    return fma(loss, -q, loss); // of e^r, which is about 1 + q
  }

  /** log(1 + e^x). */
  public static float softplus(float x) {
    float e = exp(-Math.abs(x));
    float p = fma(P8, e, P7);
    p = fma(p, e, P6);
    p = fma(p, e, P5);
    p = fma(p, e, P4);
    p = fma(p, e, P3);
    p = fma(p, e, P2);
    p = fma(p, e, P1);
    p = fma(p, e, P0);
    return (x > 0f ? x : 0f) + fma(p, e * e, e);
  }

  /** Error function 2/√π ∫₀ˣ e^(-t²) dt. */
  public static float erf(float x) {
    float a = Math.abs(x);
    float z = a * a;
    float p = fma(F6, z, F5);
    p = fma(p, z, F4);
    p = fma(p, z, F3);
    p = fma(p, z, F2);
    p = fma(p, z, F1);
    p = fma(p, z, F0);
    float small = fma(p, a, a);
    float c = a > ERF_MAX ? ERF_MAX : a;
    return signed(a < ERF_CUT ? small : 1f - erfTail(c), x);
  }

  /** 1 - erf c for c from {@link FloatTerms#ERF_CUT} to {@link FloatTerms#ERF_MAX}. */
  private static float erfTail(float c) {
    float g = fma(G6, c, G5);
    g = fma(g, c, G4);
    g = fma(g, c, G3);
    g = fma(g, c, G2);
    g = fma(g, c, G1);
    g = fma(g, c, G0);
    return expNarrow(-g);
  }

  /** e^x - 1, accurate near 0 too. */
  public static float expm1(float x) {
    float c = x > EXP_MAX ? EXP_MAX : x;
    c = c < EXPM1_MIN ? EXPM1_MIN : c;
    float t = fma(c, LOG2_E, ROUND);
    float n = t - ROUND;
    float r = fma(n, -LN2_HIGH, c);
    r = fma(n, -LN2_LOW, r);
    float p = fma(E4, r, E3);
    p = fma(p, r, E2);
    p = fma(p, r, E1);
    p = fma(p, r, E0);
    p = fma(p, r * r, r);
    float half = power(floatToRawIntBits(t) - ROUND_BITS - 1); // 2^n may be infinite
    float scaled = fma(p, half, half - 0.5f);
    return signed(n == 0f ? p : scaled + scaled, x);
  }

  /** log(1 + x), accurate near 0 too; -∞ at -1, NaN below. */
  public static float log1p(float x) {
    boolean large = x > LOG1P_LARGE;
    float y = large ? x * TWO_MINUS_64 : x;
    int k = (floatToRawIntBits(1f + y) - SQRT_HALF_BITS) >> MANTISSA_BITS;
    float s = power(-k);
    float f = fma(y, s, s - 1f); // (1 + y) / 2^k - 1, rounded once
    float n = k + (large ? 64f : 0f);
    float z = f * f;
    float p = fma(L8, f, L7);
    p = fma(p, f, L6);
    p = fma(p, f, L5);
    p = fma(p, f, L4);
    p = fma(p, f, L3);
    p = fma(p, f, L2);
    p = fma(p, f, L1);
    p = fma(p, f, L0);
    p = fma(n, LN2_LOW, p * (f * z));
    p = fma(z, -0.5f, p);
    float result = fma(n, LN2_HIGH, f + p);
    result = x < Float.POSITIVE_INFINITY ? result : x;
    result = x == 0f ? x : result;
    result = x < -1f ? Float.NaN : result;
    return x == -1f ? Float.NEGATIVE_INFINITY : result;
  }

  /**
   * Sine, for |x| up to 2^22; beyond, where a float's neighbours are half a radian away, that of 0.
   * NaN at infinity.
   */
  public static float sin(float x) {
    float a = Math.abs(x);
    a = a <= CIRCLE_MAX ? a : a * 0f;
    float t = fma(a, TWO_OVER_PI, ROUND);
    int quadrant = floatToRawIntBits(t) - ROUND_BITS;
    int sign = (quadrant & 2) << 30 ^ (floatToRawIntBits(x) & SIGN_BITS);
    return intBitsToFloat(floatToRawIntBits(quarter(a, t - ROUND, quadrant)) ^ sign);
  }

  /** Cosine, for |x| up to 2^22; beyond, that of 0. NaN at infinity. */
  public static float cos(float x) {
    float a = Math.abs(x);
    a = a <= CIRCLE_MAX ? a : a * 0f;
    float t = fma(a, TWO_OVER_PI, ROUND);
    int quadrant = floatToRawIntBits(t) - ROUND_BITS + 1;
    int sign = (quadrant & 2) << 30;
    return intBitsToFloat(floatToRawIntBits(quarter(a, t - ROUND, quadrant)) ^ sign);
  }

  /** The sine of a - n·π/2, in odd quadrants its cosine. */
  private static float quarter(float a, float n, int quadrant) {
    float r = fma(n, -HALF_PI_HIGH, a);
    r = fma(n, -HALF_PI_MIDDLE, r);
    r = fma(n, -HALF_PI_LOW, r);
    float z = r * r;
    float s = fma(S3, z, S2);
    s = fma(s, z, S1);
    s = fma(s, z, S0);
    s = fma(s, r * z, r);
    float c = fma(C2, z, C1);
    c = fma(c, z, C0);
    c = fma(c, z * z, fma(z, -0.5f, 1f));
    return (quadrant & 1) == 0 ? s : c;
  }

  /** Arc tangent, from -π/2 to π/2. */
  public static float atan(float x) {
    float a = Math.abs(x);
    boolean large = a > 1f;
    float r = large ? 1f / a : a;
    float z = r * r;
    float p = fma(A8, z, A7);
    p = fma(p, z, A6);
    p = fma(p, z, A5);
    p = fma(p, z, A4);
    p = fma(p, z, A3);
    p = fma(p, z, A2);
    p = fma(p, z, A1);
    p = fma(p, z, A0);
    p = fma(p, r * z, r);
    return signed(large ? HALF_PI_HIGH - (p - HALF_PI_MIDDLE) : p, x);
  }

  /** The nearest integer, the even one of two; exact. */
  public static float round(float x) {
    float a = Math.abs(x);
    float integer = a + ROUND_MAGNITUDE - ROUND_MAGNITUDE;
    return signed(a < ROUND_MAGNITUDE ? integer : a, x);
  }

  private static float signed(float magnitude, float sign) {
    return intBitsToFloat(floatToRawIntBits(magnitude) | (floatToRawIntBits(sign) & SIGN_BITS));
  }

  /** e^x. */
  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  /** Natural logarithm. */
  public static double log(double x) {
    return StrictMath.log(x);
  }

  /** Hyperbolic tangent. */
  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /** 1 / (1 + e^-x). */
  public static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (e + 1);
  }

  /** log(1 + e^x). */
  public static double softplus(double x) {
    return (x > 0 ? x : 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** Error function, to 4 units in the last place. */
  public static double erf(double x) {
    return Erf.erf(x);
  }

  /** e^x - 1. */
  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  /** log(1 + x). */
  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  /** Sine, of any finite argument. */
  public static double sin(double x) {
    return StrictMath.sin(x);
  }

  /** Cosine, of any finite argument. */
  public static double cos(double x) {
    return StrictMath.cos(x);
  }

  /** Arc tangent. */
  public static double atan(double x) {
    return StrictMath.atan(x);
  }

  /** The nearest integer, the even one of two. */
  public static double round(double x) {
    return StrictMath.rint(x);
  }
}
