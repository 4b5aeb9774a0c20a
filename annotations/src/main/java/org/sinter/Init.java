package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a parameter gets its first values. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Init {
  /** The distribution. */
  Initializer value();

  /**
   * For CONSTANT the value, for NORMAL the standard deviation, for UNIFORM the bound, for the kinds
   * that follow from the fans a factor.
   */
  double scale() default 1;
}
