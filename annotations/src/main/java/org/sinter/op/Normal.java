package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Random numbers, normally distributed, {@code y = mean + deviation * sqrt(2) * erfinv(2 u - 1)}
 * with u uniform in (0, 1), after Giles 2010. Shaped like the operand, whose values play no part. A
 * function of seed, step, node and place.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("normal")
public @interface Normal {
  /** The mean. */
  double mean() default 0;

  /** The standard deviation, positive. */
  double deviation() default 1;
}
