package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * One of several equal parts of an axis, {@code y[p, i, q] = x[p, part (n / parts) + i, q]}: {@code
 * [n, c] -> [n / parts, c]} for axis 0. A node for each part makes the whole split.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("split")
public @interface Split {
  /** Into how many parts, a divisor of the axis's extent. */
  int parts();

  /** Which of them, from 0. */
  int part();

  /** The axis of one example, from the end where negative. */
  int axis() default 0;
}
