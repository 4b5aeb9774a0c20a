/**
 * Losses: a prediction and what it should have been go in, one number comes out.
 *
 * <p>Every loss reads its operands in the order prediction, label, and optionally the weights of
 * the examples, {@code [N]}: {@code @Wire(to = "weights") Tensor weight}. Losses are not batched.
 */
@NullMarked
package org.sinter.loss;

import org.jspecify.annotations.NullMarked;
