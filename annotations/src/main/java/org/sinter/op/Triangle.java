package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The part of a matrix on and below a diagonal, or on and above; zeros elsewhere: {@code y[i, j] =
 * j - i <= diagonal ? x[i, j] : 0}, with {@code >=} for the upper one. The shape stays.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("triangle")
public @interface Triangle {
  /** Whether the part above is kept. */
  boolean upper() default false;

  /** Which diagonal: 0 the main one, 1 that above it, -1 that below. */
  int diagonal() default 0;
}
