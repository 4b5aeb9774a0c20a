package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The logistic loss of one score that is to be high and k that are to be low: {@code -log
 * sigmoid(positive) - sum over j of log sigmoid(-negatives[j])}. A score each and {@code [k]} of
 * them, optional weights {@code [N]}, result a number. Slots: {@code positive, negatives, weights}.
 * Mikolov et al. 2013.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "negative_sampling", loss = true)
public @interface NegativeSampling {
  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
