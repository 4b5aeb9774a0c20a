package org.sinter.runtime.support;

/**
 * Constants that {@link ScalarMath} and {@link VectorMath} share. The polynomials are minimax fits
 * of the relative error of the function named, made with a linear program and rounded to float.
 */
final class FloatTerms {
  static final float LOG2_E = 1.44269504f;

  /** Ten bits of ln 2: its product with an exponent is exact. */
  static final float LN2_HIGH = 0.693359375f;

  static final float LN2_LOW = -2.12194440e-4f;

  /** 1.5·2^23: adding it rounds to an integer, found in the low bits of the sum. */
  static final float ROUND = 12582912f;

  static final int ROUND_BITS = 0x4B400000;
  static final int SIGN_BITS = 0x80000000;
  static final int EXPONENT_BIAS = 127;
  static final int MANTISSA_BITS = 23;

  /** exp: (e^r - 1 - r) / r² on ±0.348. */
  static final float E0 = 0.4999999403953552f;

  static final float E1 = 0.166665181517601f;
  static final float E2 = 0.04166841506958008f;
  static final float E3 = 0.008369000628590584f;
  static final float E4 = 0.0013814009726047516f;

  /** Beyond these the float result is infinite or 0. */
  static final float EXP_MAX = 89f;

  static final float EXP_MIN = -104f;

  /** tanh: (tanh x - x) / x³ in x², |x| below {@link #TANH_CUT}. */
  static final float T0 = -0.3333328068256378f;

  static final float T1 = 0.13331441581249237f;
  static final float T2 = -0.05373971536755562f;
  static final float T3 = 0.020639093592762947f;
  static final float T4 = -0.005704993382096291f;
  static final float TANH_CUT = 0.625f;

  /** From here on tanh is 1 in float. */
  static final float TANH_MAX = 10f;

  /** log: (log(1 + f) - f + f²/2) / f³, 1 + f from √½ to √2. */
  static final float L0 = 0.3333331346511841f;

  static final float L1 = -0.25000008940696716f;
  static final float L2 = 0.200021430850029f;
  static final float L3 = -0.16668042540550232f;
  static final float L4 = 0.14219056069850922f;
  static final float L5 = -0.12404343485832214f;
  static final float L6 = 0.11890831589698792f;
  static final float L7 = -0.1168496385216713f;
  static final float L8 = 0.067520871758461f;
  static final int SQRT_HALF_BITS = 0x3F3504F3;
  static final float TWO_23 = 0x1p23f;

  /** softplus: (log(1 + e) - e) / e² for e from 0 to 1. */
  static final float P0 = -0.4999993145465851f;

  static final float P1 = 0.33330512046813965f;
  static final float P2 = -0.24958588182926178f;
  static final float P3 = 0.19695404171943665f;
  static final float P4 = -0.1535540670156479f;
  static final float P5 = 0.10680574178695679f;
  static final float P6 = -0.05766463652253151f;
  static final float P7 = 0.020204691216349602f;
  static final float P8 = -0.0033184972126036882f;

  /** erf: (erf x - x) / x in x², |x| below {@link #ERF_CUT}. */
  static final float F0 = 0.12837916612625122f;

  static final float F1 = -0.37612631916999817f;
  static final float F2 = 0.11283665895462036f;
  static final float F3 = -0.02685779146850109f;
  static final float F4 = 0.005197154823690653f;
  static final float F5 = -0.000809987832326442f;
  static final float F6 = 8.193783287424594e-05f;
  static final float ERF_CUT = 0.9486f;

  /** erf: -log(1 - erf a) from {@link #ERF_CUT} to {@link #ERF_MAX}. */
  static final float G0 = 0.00024231370480265468f;

  static final float G1 = 1.127484679222107f;
  static final float G2 = 0.6375009417533875f;
  static final float G3 = 0.10365419089794159f;
  static final float G4 = -0.02209421619772911f;
  static final float G5 = 0.003010161453858018f;
  static final float G6 = -0.00019258929658837693f;

  /** From here on erf is 1 in float. */
  static final float ERF_MAX = 4f;

  /** expm1: below this it is -1 in float, above {@link #EXP_MAX} infinite. */
  static final float EXPM1_MIN = -18f;

  /** log1p: from here on 1 + x is x, and x is scaled by 2^-64 so that 2^-k stays normal. */
  static final float LOG1P_LARGE = 0x1p100f;

  static final float TWO_MINUS_64 = 0x1p-64f;

  /**
   * sin, cos: the largest argument that is reduced; beyond it neighbouring floats are more than
   * half a radian apart.
   */
  static final float CIRCLE_MAX = 0x1p22f;

  static final float TWO_OVER_PI = 0.63661975f;

  /**
   * π/2 in three floats: n·π/2 is subtracted part by part, each step rounded once (Cody, Waite).
   */
  static final float HALF_PI_HIGH = 1.5707963705062866f;

  static final float HALF_PI_MIDDLE = -4.371138828673793e-08f;
  static final float HALF_PI_LOW = -1.7151245100058819e-15f;

  /** sin: (sin r - r) / r³ in r², |r| up to 0.92: π/4 and what the quotient may be off. */
  static final float S0 = -0.1666666716337204f;

  static final float S1 = 0.008333363570272923f;
  static final float S2 = -0.00019845663337036967f;
  static final float S3 = 2.752959062490845e-06f;

  /** cos: (cos r - 1 + r²/2) / r⁴ in r², |r| up to 0.92. */
  static final float C0 = 0.04166661202907562f;

  static final float C1 = -0.0013885915977880359f;
  static final float C2 = 2.4295584807987325e-05f;

  /** atan: (atan r - r) / r³ in r², r from 0 to 1. */
  static final float A0 = -0.33333298563957214f;

  static final float A1 = 0.1999852955341339f;
  static final float A2 = -0.14264015853405f;
  static final float A3 = 0.10950879752635956f;
  static final float A4 = -0.08399294316768646f;
  static final float A5 = 0.057880859822034836f;
  static final float A6 = -0.03109597973525524f;
  static final float A7 = 0.010867812670767307f;
  static final float A8 = -0.0017825362738221884f;

  /** Adding and subtracting it rounds a smaller magnitude to an integer; larger ones are such. */
  static final float ROUND_MAGNITUDE = 0x1p23f;

  private FloatTerms() {}
}
