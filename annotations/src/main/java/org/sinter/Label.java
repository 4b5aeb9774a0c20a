package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a prediction should have been. Exactly one of the two attributes is given: {@code classes}
 * for class numbers, an {@code int[]} with one number in [0, classes) for each example; {@code
 * shape} for real values, a {@code float[]} (or {@code double[]}) of that shape for each.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Label {
  /** The number of classes. */
  int classes() default 0;

  /** The extents of one example; {@code {}} for one number an example. */
  int[] shape() default {};
}
