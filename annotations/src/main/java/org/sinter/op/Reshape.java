package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The same elements of each example, in row-major order, under another shape: {@code y[i b + j] =
 * x[i, j]} for {@code [a, b] -> [a * b]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("reshape")
public @interface Reshape {
  /** The extents of the result; one may be -1, and follows from the others. */
  int[] shape();
}
