package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A source fed by the caller: one array element a number, {@code [shape]} for each example. In the
 * network the values are {@code stored * scale + offset}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Input {
  /**
   * The extents of one example; {@code {}} for one number an example. Not for a {@link Block}'s,
   * which takes what it is given.
   */
  int[] shape() default {};

  /** What the Java array holds. */
  Type type() default Type.FLOAT32;

  /** The factor on stored values: {@code 1.0 / 255} brings bytes to [0, 1]. */
  double scale() default 1;

  /** What is added to stored values times scale. */
  double offset() default 0;
}
