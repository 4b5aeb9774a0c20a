package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * An image in another size by means: {@code [h, w, c] -> [h', w', c]}, row i is the mean of the
 * rows from {@code floor(i h / h')} up to {@code ceil((i + 1) h / h')}, columns likewise.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("adaptive_average_pool2d")
public @interface AdaptiveAveragePool2d {
  /** The new size: height and width, or one number for both. */
  int[] value();
}
