package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The same elements without axes of extent 1: {@code [1, a, 1] -> [a]}, {@code y[i] = x[0, i, 0]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("squeeze")
public @interface Squeeze {
  /** Axes of one example, from the end where negative. None: all of extent 1. */
  int[] axes() default {};
}
