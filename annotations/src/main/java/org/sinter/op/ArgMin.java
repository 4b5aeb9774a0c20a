package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The place of the smallest element along an axis, which vanishes: {@code [a, b] -> [a]} for axis
 * 1, {@code y[i] = argmin over j of x[i, j]}, whole numbers from 0. Of equal ones the first. No
 * gradient flows.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("arg_min")
public @interface ArgMin {
  /** The axis of one example, from the end where negative. */
  int axis() default -1;

  /** Whether the axis stays, with extent 1. */
  boolean keepDims() default false;
}
