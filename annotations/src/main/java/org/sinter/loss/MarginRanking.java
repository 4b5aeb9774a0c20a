package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * {@code max(0, margin - label * (a - b))}: a is to be above b where the label is 1, below where it
 * is -1. All three {@code [...]} alike, optional weights {@code [N]}, result a number. Slots:
 * {@code a, b, label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "margin_ranking", loss = true)
public @interface MarginRanking {
  /** By how much; finite. */
  double margin() default 0;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
