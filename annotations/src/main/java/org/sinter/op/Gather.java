package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Elements of an axis by their places, {@code [a, b], [c] -> [c, b]} for axis 0: {@code y[i, j] =
 * x[index[i], j]}. The axes of the indices stand where the axis was. Indices are whole numbers from
 * 0; an input is checked, what a network computes is brought into the range.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("gather")
public @interface Gather {
  /** The axis of one example, from the end where negative. */
  int axis() default 0;
}
