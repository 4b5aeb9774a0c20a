package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code min(max(x, min), max)} of each element. The gradient passes between the bounds and at
 * them, else it is 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("clip")
public @interface Clip {
  /** The lower bound; not given, there is none. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The upper bound, not below the lower one; not given, there is none. */
  double max() default Double.POSITIVE_INFINITY;
}
