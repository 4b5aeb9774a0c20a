package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The axes of an example in another order: axis {@code i} of the result is axis {@code axes[i]}.
 * {@code y[i, j] = x[j, i]} for two axes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("transpose")
public @interface Transpose {
  /** The operand's axes in the order of the result; none: reversed. */
  int[] axes() default {};
}
