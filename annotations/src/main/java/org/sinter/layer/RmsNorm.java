package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The last axis to a mean square of 1: {@code [..., n] -> [..., n]}, {@code x / sqrt(mean(x^2) +
 * epsilon) * weight}. Parameter {@code weight [n]} ones. Zhang and Sennrich 2019.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("rms_norm")
public @interface RmsNorm {
  /** Added to the mean square, positive. */
  double epsilon() default 1e-6;
}
