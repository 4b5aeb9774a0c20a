package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A free trainable tensor, for what no layer holds. It is not batched: every example meets the
 * same. Its name among the parameters is the method's.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Parameter {
  /** The extents; {@code {}} for a single number. */
  int[] shape();

  /** First values; fans follow from a shape {@code [out, in, ...]}. */
  Init init() default @Init(Initializer.ZEROS);
}
