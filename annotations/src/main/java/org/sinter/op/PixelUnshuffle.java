package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Blocks of pixels brought into channels: {@code [r h, r w, c] -> [h, w, r r c]}, the inverse of
 * pixel shuffle: {@code y[p, q, c r r + i r + j] = x[r p + i, r q + j, c]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("pixel_unshuffle")
public @interface PixelUnshuffle {
  /** The side r of a block. */
  int factor() default 2;
}
