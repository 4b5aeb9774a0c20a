package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The divergence of Kullback and Leibler of normal distributions from the standard one, the second
 * term of a variational autoencoder: {@code sum of (mean^2 + exp(logVariance) - logVariance - 1) /
 * 2} over the last axis, and of the examples the mean. Both {@code [..., k]}, optional weights
 * {@code [N]}, result a number. Slots: {@code mean, logVariance, weights}. Kingma and Welling 2014.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "gaussian_kl", loss = true)
public @interface GaussianKl {
  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
