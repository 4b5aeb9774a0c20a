package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Each element of the result from a place of its own on an axis: {@code y[i, j] = x[index[i, j],
 * j]} for axis 0. Shapes are equal beside the axis. Indices are whole numbers from 0; an input is
 * checked, what a network computes is brought into the range.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("gather_elements")
public @interface GatherElements {
  /** The axis of one example, from the end where negative. */
  int axis() default 0;
}
