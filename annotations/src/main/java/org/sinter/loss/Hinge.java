package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The mean over elements of {@code max(0, 1 - label * prediction)}, the loss of support vector
 * machines. Labels are -1 and 1. Scores and labels {@code [...]} alike, optional weights {@code
 * [N]}, result a number. Slots: {@code prediction, label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "hinge", loss = true)
public @interface Hinge {
  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
