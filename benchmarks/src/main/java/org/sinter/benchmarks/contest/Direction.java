package org.sinter.benchmarks.contest;

/** Which of the three contractions of a layer. */
public enum Direction {
  /** The result from input and weights. */
  FORWARD("forward"),
  /** The gradient by the input, from that by the result and the weights. */
  GRAD_INPUT("grad-input"),
  /** The gradient by the weights, from that by the result and the input. */
  GRAD_WEIGHT("grad-weight");

  private final String label;

  Direction(String label) {
    this.label = label;
  }

  /** As rows name it. */
  public String label() {
    return label;
  }
}
