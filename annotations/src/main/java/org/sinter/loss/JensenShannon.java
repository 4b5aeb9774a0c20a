package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The divergence of Jensen and Shannon of two distributions over the last axis: {@code (KL(p, m) +
 * KL(q, m)) / 2} with {@code m = (p + q) / 2}; at most {@code log(2)}. Prediction and label are
 * probabilities {@code [..., k]}, optional weights {@code [N]}, result a number. Slots: {@code
 * prediction, label, weights}. By a probability that is 0 the gradient is taken to be 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "jensen_shannon", loss = true)
public @interface JensenShannon {
  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
