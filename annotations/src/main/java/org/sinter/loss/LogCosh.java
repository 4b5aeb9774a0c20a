package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The mean over elements of {@code log(cosh(prediction - label))}: near {@code d^2 / 2} for small
 * differences, {@code abs(d) - log(2)} for large ones, without overflow. Prediction and label
 * {@code [...]} alike, optional weights {@code [N]}, result a number. Slots: {@code prediction,
 * label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "log_cosh", loss = true)
public @interface LogCosh {
  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
