package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The mean of each window of a volume, channel by channel: {@code [d, h, w, c] -> [d', h', w', c]},
 * each spatial extent {@code floor((n + before + after - dilation (k - 1) - 1) / stride) + 1},
 * {@code y[p, c] = sum over the n places u of the window of x[stride p + dilation u - before, c] /
 * n}. What only {@link #ceil} adds does not count as an element.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("average_pool3d")
public @interface AveragePool3d {
  /** The window: depth, height and width, or one number for all. */
  int[] value();

  /** Steps from one window to the next; none given: side by side. */
  int[] stride() default {};

  /**
   * Zeros around: depth, height and width, or one number for all, or two for each axis, or {@link
   * org.sinter.Padding#SAME}.
   */
  int[] padding() default 0;

  /** Steps between the elements of a window, at least 1. */
  int[] dilation() default 1;

  /** Whether a last window may reach over the end; it never begins behind the last element. */
  boolean ceil() default false;

  /** Whether the zeros around count as elements of their windows. */
  boolean countPadding() default true;
}
