package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * A tensor without the outermost elements of its axes: {@code [a, b] -> [a - before - after, b]}
 * for two axes of which the first is cropped, {@code y[i, j] = x[i + before, j]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("crop")
public @interface Crop {
  /**
   * How many elements go before each axis of one example, aligned at the last; axes without a
   * number get none.
   */
  int[] before() default {};

  /** How many elements go after each axis, likewise. */
  int[] after() default {};
}
