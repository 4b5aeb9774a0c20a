package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Interpolation;
import org.sinter.Operator;

/**
 * A sequence in another size: {@code [t, c] -> [t', c]}. Element i lies at {@code (i + 0.5) in /
 * out - 0.5} of the input, held within it; with {@link #alignCorners} at {@code i (in - 1) / (out -
 * 1)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("upsample1d")
public @interface Upsample1d {
  /** The new length. */
  int[] value();

  /** How elements are made. */
  Interpolation mode() default Interpolation.NEAREST;

  /** Of {@link Interpolation#LINEAR}: whether the first and last elements stay at the ends. */
  boolean alignCorners() default false;
}
