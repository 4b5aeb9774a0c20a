package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/** A new axis of extent 1: {@code [a, b] -> [a, 1, b]} for axis 1, {@code y[i, 0, j] = x[i, j]}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("expand_dims")
public @interface ExpandDims {
  /** The new axis of one example, from the end of the result where negative. */
  int axis() default 0;
}
