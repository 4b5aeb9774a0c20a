package org.sinter.processor.loop;

/** How numbers are folded into one. */
public enum ReduceOp {
  SUM(0),
  MAX(Double.NEGATIVE_INFINITY),
  MIN(Double.POSITIVE_INFINITY);

  private final double identity;

  ReduceOp(double identity) {
    this.identity = identity;
  }

  /** The value that changes nothing. */
  public double identity() {
    return identity;
  }

  public double apply(double a, double b) {
    return binary().apply(a, b);
  }

  /** The same as a function of two numbers. */
  public BinaryOp binary() {
    return switch (this) {
      case SUM -> BinaryOp.ADD;
      case MAX -> BinaryOp.MAX;
      case MIN -> BinaryOp.MIN;
    };
  }
}
