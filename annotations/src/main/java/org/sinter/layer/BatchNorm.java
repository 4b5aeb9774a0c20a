package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Each channel to mean 0 and variance 1 over the batch and all positions: {@code [..., c] -> [...,
 * c]}, {@code (x - mean) / sqrt(variance + epsilon) * weight + bias}. Parameters {@code weight [c]}
 * ones, {@code bias [c]} zeros. Ioffe and Szegedy 2015.
 *
 * <p>In training mean and variance are the batch's, the variance divided by the number of values;
 * otherwise those of the state {@code running_mean [c]} (zeros at first) and {@code running_var
 * [c]} (ones). A call of a {@code @Train} method moves the state: {@code running = (1 - momentum) *
 * running + momentum * batch}, where the variance is divided by one less. One value a channel has
 * no variance: where there are no positions, a batch of one example is refused in training by an
 * {@code IllegalArgumentException}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("batch_norm")
public @interface BatchNorm {
  /** How far a step moves the state towards the batch, from 0 to 1. */
  double momentum() default 0.1;

  /** Added to the variance, positive. */
  double epsilon() default 1e-5;

  /** Whether the result is scaled and shifted by parameters. */
  boolean affine() default true;
}
