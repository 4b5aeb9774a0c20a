package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Activation;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Operator;

/**
 * A transposed convolution over volumes, which enlarges: {@code [d, h, w, c] -> [d', h', w',
 * channels]}, each spatial extent {@code (n - 1) stride - before - after + dilation (k - 1) +
 * outputPadding + 1}.
 *
 * <p>{@code y[p, o] = activation(b[o] + sum over places u and channels c of x[(p + before -
 * dilation u) / stride, c] * W[c, o, u])} where the quotient is whole (Dumoulin and Visin 2016).
 * Parameters: {@code weight} {@code [c, channels / groups, kd, kh, kw]} by {@link #init}, {@code
 * bias} {@code [channels]} zeros.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("conv_transpose3d")
public @interface ConvTranspose3d {
  /** The channels of the result, at least 1. */
  int channels();

  /** The window: depth, height and width, or one number for all. */
  int[] kernel();

  /**
   * Steps between what neighbouring elements spread to, at least 1: depth, height and width, or one
   * number for all.
   */
  int[] stride() default 1;

  /**
   * What is cut off the result: depth, height and width, or one number for all, or two for each
   * axis.
   */
  int[] padding() default 0;

  /**
   * What the result is longer at its end, less than the stride or the dilation: depth, height and
   * width, or one number for all.
   */
  int[] outputPadding() default 0;

  /**
   * Steps between the elements of a window, at least 1: depth, height and width, or one number for
   * all.
   */
  int[] dilation() default 1;

  /** Into how many groups channels are divided, a divisor of those read and those made. */
  int groups() default 1;

  /** Applied to each element of the result. */
  Activation activation() default Activation.IDENTITY;

  /** Whether a bias is added. */
  boolean bias() default true;

  /** First values of the weight. */
  Init init() default @Init(Initializer.XAVIER_UNIFORM);
}
