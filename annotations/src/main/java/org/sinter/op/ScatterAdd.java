package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Elements added at places of an axis: the operand x, and {@code y[index[i, j], j] += source[i, j]}
 * for axis 0. Shapes are equal beside the axis. Indices are whole numbers from 0; an input is
 * checked, what a network computes is brought into the range.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("scatter_add")
public @interface ScatterAdd {
  /** The axis of one example, from the end where negative. */
  int axis() default 0;
}
