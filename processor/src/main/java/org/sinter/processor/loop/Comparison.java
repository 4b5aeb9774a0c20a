package org.sinter.processor.loop;

/** The test of a {@link Expr.Select}; false if either side is NaN. */
public enum Comparison {
  GREATER(">"),
  GREATER_EQUAL(">="),
  EQUAL("==");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  public boolean test(double a, double b) {
    return switch (this) {
      case GREATER -> a > b;
      case GREATER_EQUAL -> a >= b;
      case EQUAL -> a == b;
    };
  }

  public String symbol() {
    return symbol;
  }
}
