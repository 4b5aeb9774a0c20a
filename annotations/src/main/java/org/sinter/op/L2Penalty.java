package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code factor * sum of x^2}, a term to be added to a loss. Of any tensor a number: {@code [...]
 * -> []}; of a batched one the mean over the examples.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("l2_penalty")
public @interface L2Penalty {
  /** The factor, 0 or positive. */
  double factor() default 1;
}
