package org.sinter.processor.loop;

/** Functions of two numbers, each a single correctly rounded instruction. */
public enum BinaryOp {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  MAX("max"),
  MIN("min");

  private final String symbol;

  BinaryOp(String symbol) {
    this.symbol = symbol;
  }

  /** The value in double, the reference. */
  public double apply(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
    };
  }

  /** True if the operands may change places. */
  public boolean isCommutative() {
    return switch (this) {
      case ADD, MULTIPLY, MAX, MIN -> true;
      case SUBTRACT, DIVIDE -> false;
    };
  }

  /** How it is written: {@code +}, or a name for the functions. */
  public String symbol() {
    return symbol;
  }
}
