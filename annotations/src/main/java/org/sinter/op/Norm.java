package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The norm over axes, which vanish: {@code [a, b, c] -> [a, c]} for axis 1, {@code (sum
 * |x|^p)^(1/p)}. Its gradient at 0 is 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("norm")
public @interface Norm {
  /**
   * Axes of one example, from the end where negative, and {@link org.sinter.Axis#BATCH}. None: all
   * axes of an example.
   */
  int[] axes() default {};

  /** Whether the axes stay, with extent 1. The batch goes in any case. */
  boolean keepDims() default false;

  /** 1 for the sum of magnitudes, 2 for the length, infinity for the largest magnitude. */
  double p() default 2;
}
