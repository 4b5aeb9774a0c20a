package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The products along an axis up to and with each element, {@code y[t] = x[0] x[1] ... x[t]}; the
 * shape stays. The gradient is right where factors are 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("cumulative_product")
public @interface CumulativeProduct {
  /** The axis of one example, from the end where negative. */
  int axis() default -1;
}
