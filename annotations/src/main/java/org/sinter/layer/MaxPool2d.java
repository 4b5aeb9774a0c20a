package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The largest value of each window of an image, windows side by side: {@code [h, w, c] -> [h / kh,
 * w / kw, c]}, rounded down: rows and columns that fill no window are not read. The gradient goes
 * to the first largest element of a window.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("max_pool2d")
public @interface MaxPool2d {
  /** The window, which is the stride too: height and width, or one number for both. */
  int[] value();
}
