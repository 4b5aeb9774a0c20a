package org.sinter;

/** How a loss makes one number of those of its examples. */
public enum Reduction {
  /** The mean; with weights of examples, the weighted sum over the sum of the weights. */
  MEAN,
  /** The sum, weighted where there are weights. */
  SUM
}
