package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Random numbers: {@code y = u < p ? 1 : 0} with u uniform in [0, 1). Shaped like the operand,
 * whose values play no part. A function of seed, step, node and place.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("bernoulli")
public @interface Bernoulli {
  /** The probability of 1. */
  double p() default 0.5;
}
