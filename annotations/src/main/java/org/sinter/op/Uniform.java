package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Random numbers, uniform from low up to high, {@code y = low + (high - low) * u} with u uniform in
 * [0, 1). Shaped like the operand, whose values play no part. A function of seed, step, node and
 * place.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("uniform")
public @interface Uniform {
  /** The smallest. */
  double low() default 0;

  /** What none reaches. */
  double high() default 1;
}
