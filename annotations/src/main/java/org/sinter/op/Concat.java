package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The operands one after the other along an axis: {@code [a, c], [b, c] -> [a + b, c]} for axis 0,
 * {@code y[i] = i < a ? x[i] : z[i - a]}. All other extents are equal.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("concat")
public @interface Concat {
  /** The axis of one example, from the end where negative. */
  int axis() default 0;
}
