package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The hinge loss of several classes: {@code sum over j of max(0, margin - prediction[label] +
 * prediction[j])^p / k}, j not the label, of scores {@code [k]} and class numbers. Optional weights
 * {@code [N]}, result a number. Slots: {@code prediction, label, weights}. Crammer and Singer 2001.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "multi_margin", loss = true)
public @interface MultiMargin {
  /** By how much the score of the label must exceed the others; positive. */
  double margin() default 1;

  /** The power of each term: 1 or 2. */
  int p() default 1;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
