package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The cross entropy of the softmax of logits: {@code -log softmax(logits)[label]} for class numbers
 * ({@code @Label(classes = k)}), {@code -sum over i of label[i] * log softmax(logits)[i]} for a
 * label that is a distribution of shape {@code [k]}. Logits {@code [k]}, optional weights {@code
 * [N]}, result a number. Slots: {@code logits, label, weights}. No overflow for any logits.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "cross_entropy", loss = true)
public @interface CrossEntropy {
  /**
   * How much of each label is spread evenly over the classes, in [0, 1): {@code (1 - smoothing) *
   * label + smoothing / k}. Szegedy et al. 2016.
   */
  double smoothing() default 0;

  /**
   * A weight for each class, not negative; none for 1 each. A class of weight 0 is left out. {@code
   * MEAN} of class numbers divides by the sum of the weights of the labels.
   */
  double[] classWeights() default {};

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
