package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The mean over elements of {@code d^2 / (2 * beta)} where {@code abs(d) < beta}, else {@code
 * abs(d) - beta / 2}, with {@code d = prediction - label}. Girshick 2015. Prediction and label
 * {@code [...]} alike, optional weights {@code [N]}, result a number. Slots: {@code prediction,
 * label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "smooth_l1", loss = true)
public @interface SmoothL1 {
  /** Where the square ends; positive. */
  double beta() default 1;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
