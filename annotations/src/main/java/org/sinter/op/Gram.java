package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The inner products of channels over all places of an image, {@code [h, w, c] -> [c, c]}: {@code
 * y[i, j] = sum of x[p, i] x[p, j] / (h w c)}, the style of a picture.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("gram")
public @interface Gram {
  /** Whether it is divided by {@code h w c}. */
  boolean normalized() default true;
}
