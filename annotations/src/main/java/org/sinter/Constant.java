package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Numbers known at compile time, not batched and not trained. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Constant {
  /** The numbers in row-major order; a single one fills the shape. */
  double[] value();

  /** The extents. Not given: a single number for one value, a vector for more. */
  int[] shape() default {};
}
