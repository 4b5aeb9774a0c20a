package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Operands of one shape side by side along a new axis: {@code [a, b], [a, b] -> [2, a, b]} for axis
 * 0, {@code y[k, i, j]} is element {@code [i, j]} of operand k, {@code y[0, i, j] = a[i, j]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("stack")
public @interface Stack {
  /** The new axis of one example, from the end of the result where negative. */
  int axis() default 0;
}
