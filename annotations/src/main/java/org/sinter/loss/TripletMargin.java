package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * {@code max(0, d(anchor, positive) - d(anchor, negative) + margin)} with the distance {@code d(a,
 * b) = norm(a - b + 1e-6)} along the last axis. All three {@code [k]}, optional weights {@code
 * [N]}, result a number. Slots: {@code anchor, positive, negative, weights}. Schroff, Kalenichenko
 * and Philbin 2015.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "triplet_margin", loss = true)
public @interface TripletMargin {
  /** By how much the negative must be farther off; positive. */
  double margin() default 1;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
