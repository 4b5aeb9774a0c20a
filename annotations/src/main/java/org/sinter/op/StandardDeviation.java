package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The standard deviation over axes, which vanish: {@code [a, b, c] -> [a, c]} for axis 1, {@code
 * sqrt(sum((x - mean)^2) / (n - correction))}. Its gradient is 0 where it is 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("standard_deviation")
public @interface StandardDeviation {
  /**
   * Axes of one example, from the end where negative, and {@link org.sinter.Axis#BATCH}. None: all
   * axes of an example.
   */
  int[] axes() default {};

  /** Whether the axes stay, with extent 1. The batch goes in any case. */
  boolean keepDims() default false;

  /**
   * What is taken off the number of elements before dividing: 1 for samples, 0 for whole
   * populations.
   */
  int correction() default 1;
}
