package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The last axes of each example to mean 0 and variance 1: {@code [...] -> [...]}, {@code (x - mean)
 * / sqrt(variance + epsilon) * weight + bias}, variance divided by the number of elements.
 * Parameters {@code weight} ones and {@code bias} zeros, both of the shape of those axes. Ba, Kiros
 * and Hinton 2016.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("layer_norm")
public @interface LayerNorm {
  /** How many last axes are normalised together, at least 1. */
  int axes() default 1;

  /** Added to the variance, positive. */
  double epsilon() default 1e-5;

  /** Whether the result is scaled and shifted by parameters. */
  boolean affine() default true;
}
