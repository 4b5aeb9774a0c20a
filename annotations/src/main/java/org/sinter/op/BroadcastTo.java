package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The tensor repeated to a shape: compared from the last axis, extents are equal, or that of the
 * operand is 1 or absent. {@code y[i, j] = x[0, j]} for {@code [1, b] -> [a, b]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("broadcast_to")
public @interface BroadcastTo {
  /** The extents of the result; -1 keeps one of the operand. */
  int[] shape();
}
