package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The negative log likelihood of counts under a Poisson distribution, without {@code log(label!)}:
 * the mean over elements of {@code exp(prediction) - label * prediction}, or for a rate itself
 * {@code prediction - label * log(prediction + 1e-8)}. Prediction and label {@code [...]} alike,
 * optional weights {@code [N]}, result a number. Slots: {@code prediction, label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "poisson_nll", loss = true)
public @interface PoissonNll {
  /** Whether the prediction is the logarithm of the rate. */
  boolean logInput() default true;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
