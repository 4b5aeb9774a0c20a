package org.sinter.processor.loop;

/** Functions of one number. Every emitter maps each to an instruction or to {@code ScalarMath}. */
public enum UnaryOp {
  NEGATE,
  ABS,
  SQRT,
  EXP,
  LOG,
  TANH,
  SIGMOID,
  ERF,
  EXPM1,
  LOG1P,
  SIN,
  COS,
  ATAN,
  /** The nearest integer, the even one of two. */
  ROUND;

  /** The value in double, the reference. */
  public double apply(double x) {
    return switch (this) {
      case NEGATE -> -x;
      case ABS -> Math.abs(x);
      case SQRT -> Math.sqrt(x);
      case EXP -> StrictMath.exp(x);
      case LOG -> StrictMath.log(x);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> sigmoid(x);
      case ERF -> ErrorFunction.erf(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG1P -> StrictMath.log1p(x);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case ATAN -> StrictMath.atan(x);
      case ROUND -> StrictMath.rint(x);
    };
  }

  private static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double e = StrictMath.exp(x);
    return e / (1 + e);
  }

  /** True if the function is a call of many instructions: too dear to repeat in a tile. */
  public boolean isTranscendental() {
    return switch (this) {
      case NEGATE, ABS, SQRT -> false;
      case EXP, LOG, TANH, SIGMOID, ERF, EXPM1, LOG1P, SIN, COS, ATAN, ROUND -> true;
    };
  }
}
