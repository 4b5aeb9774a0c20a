package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.PadMode;

/**
 * Elements around a tensor: {@code [a, b] -> [before + a + after, b]} for two axes of which the
 * first is padded, {@code y[i, j] = x[i - before, j]} within the tensor.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("pad")
public @interface Pad {
  /**
   * How many elements before each axis of one example, aligned at the last; axes without a number
   * get none.
   */
  int[] before() default {};

  /** How many elements after each axis, likewise. */
  int[] after() default {};

  /** What stands there. */
  PadMode mode() default PadMode.CONSTANT;

  /** The value of constant padding. */
  double value() default 0;
}
