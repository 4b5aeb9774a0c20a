package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The negative log likelihood of normal distributions, without its constant: the mean over elements
 * of {@code (log(variance) + (prediction - label)^2 / variance) / 2}, the variance at least {@link
 * #epsilon}. All three {@code [...]} alike, optional weights {@code [N]}, result a number. Slots:
 * {@code prediction, label, variance, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "gaussian_nll", loss = true)
public @interface GaussianNll {
  /** The least variance; positive. */
  double epsilon() default 1e-6;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
