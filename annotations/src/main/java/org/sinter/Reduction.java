package org.sinter;

/** How a loss makes one number of those of its examples. */
public enum Reduction {
  /** The mean; with weights of examples, the weighted sum over the sum of the weights. */
  MEAN,
  /** The sum, weighted where there are weights. */
  SUM,
  /**
   * None: a number for each element, or for each example where the loss is one of whole examples,
   * times the weight of the example. An ordinary node, which no {@code @Train} takes.
   */
  NONE
}
