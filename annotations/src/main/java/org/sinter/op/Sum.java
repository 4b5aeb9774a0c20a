package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The sum over axes, which vanish: {@code [a, b, c] -> [a, c]} for axis 1, {@code y[i, k] = sum
 * over j of x[i, j, k]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("sum")
public @interface Sum {
  /**
   * Axes of one example, from the end where negative, and {@link org.sinter.Axis#BATCH}. None: all
   * axes of an example.
   */
  int[] axes() default {};

  /** Whether the axes stay, with extent 1. The batch goes in any case. */
  boolean keepDims() default false;
}
