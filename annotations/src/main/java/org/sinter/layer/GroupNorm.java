package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Groups of channels of each example, over all positions, to mean 0 and variance 1: {@code [..., c]
 * -> [..., c]}, {@code (x - mean) / sqrt(variance + epsilon) * weight + bias}. Parameters {@code
 * weight [c]} ones, {@code bias [c]} zeros. Wu and He 2018.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("group_norm")
public @interface GroupNorm {
  /** The number of groups, a divisor of the channels. */
  int value();

  /** Added to the variance, positive. */
  double epsilon() default 1e-5;

  /** Whether the result is scaled and shifted by parameters. */
  boolean affine() default true;
}
