package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The mean over elements of {@code abs(prediction - label)}; its gradient is 0 where they are
 * equal. Prediction and label {@code [...]} alike, optional weights {@code [N]}, result a number.
 * Slots: {@code prediction, label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "mean_absolute_error", loss = true)
public @interface MeanAbsoluteError {
  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
