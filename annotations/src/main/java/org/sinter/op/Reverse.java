package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/** The elements in reverse order along axes, {@code y[i] = x[n - 1 - i]}; the shape stays. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("reverse")
public @interface Reverse {
  /** Axes of one example, from the end where negative. None: all of them. */
  int[] axes() default {};
}
