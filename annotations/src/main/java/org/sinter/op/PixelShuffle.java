package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Channels brought into blocks of pixels: {@code [h, w, r r c] -> [r h, r w, c]}; channel {@code c
 * r r + i r + j} goes to row {@code y r + i}, column {@code x r + j} of channel c, {@code y[r p +
 * i, r q + j, c] = x[p, q, c r r + i r + j]}. Shi et al. 2016.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("pixel_shuffle")
public @interface PixelShuffle {
  /** The side r of a block. */
  int factor() default 2;
}
