package org.sinter.runtime.train;

import java.util.OptionalDouble;

/**
 * What a network is worth on a data set.
 *
 * @param examples number of examples
 * @param loss mean over the examples of the loss without dropout and the like
 * @param accuracy share of class labels that have the highest score, 0 to 1; empty for losses
 *     without class labels
 */
public record Evaluation(int examples, double loss, OptionalDouble accuracy) {}
