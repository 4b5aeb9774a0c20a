package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * A run of an axis, or every step-th element of it: {@code [a, b] -> [c, b]} for axis 0, {@code
 * y[i, j] = x[start + i step, j]}. As in NumPy, places count from the end where negative and are
 * cut to the axis.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("slice")
public @interface Slice {
  /** The axis of one example, from the end where negative. */
  int axis() default 0;

  /** The first place; by default the beginning, for negative steps the end. */
  int start() default Integer.MIN_VALUE;

  /** The place after the last; by default all the rest. */
  int end() default Integer.MIN_VALUE;

  /** From one place to the next; negative to turn round. */
  int step() default 1;
}
