package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * {@code -prediction[label]} of log probabilities {@code [k]}, as {@code @LogSoftmax} makes them,
 * and class numbers. Optional weights {@code [N]}, result a number. Slots: {@code prediction,
 * label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "negative_log_likelihood", loss = true)
public @interface NegativeLogLikelihood {
  /**
   * A weight for each class, not negative; none for 1 each. A class of weight 0 is left out. {@code
   * MEAN} of class numbers divides by the sum of the weights of the labels.
   */
  double[] classWeights() default {};

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
