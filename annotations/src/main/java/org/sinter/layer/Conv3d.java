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
 * A convolution over volumes: {@code [d, h, w, c] -> [d', h', w', channels]}, each spatial extent
 * {@code floor((n + before + after - dilation (k - 1) - 1) / stride) + 1}.
 *
 * <p>{@code y[p, o] = activation(b[o] + sum over places u and channels c of x[stride p + dilation u
 * - before, c] * W[o, c, u])}; with groups, result channel o reads the channels of its own group
 * alone. Parameters: {@code weight} {@code [channels, c / groups, kd, kh, kw]} by {@link #init},
 * {@code bias} {@code [channels]} zeros.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("conv3d")
public @interface Conv3d {
  /** The channels of the result, at least 1, or {@link org.sinter.Size#KEEP}. */
  int channels();

  /** The window: depth, height and width, or one number for all. */
  int[] kernel();

  /**
   * Steps from one position to the next, at least 1: depth, height and width, or one number for
   * all.
   */
  int[] stride() default 1;

  /**
   * Zeros around: depth, height and width, or one number for all, or two for each axis, or {@link
   * org.sinter.Padding#SAME}.
   */
  int[] padding() default 0;

  /**
   * Steps between the elements of a window, at least 1: depth, height and width, or one number for
   * all.
   */
  int[] dilation() default 1;

  /**
   * Into how many groups channels are divided, a divisor of those read and those made; {@link
   * org.sinter.Size#KEEP} as many as are read: depthwise.
   */
  int groups() default 1;

  /** Applied to each element of the result. */
  Activation activation() default Activation.IDENTITY;

  /** Whether a bias is added. */
  boolean bias() default true;

  /**
   * Whether the weight is {@code weight_g[o] weight_v[o] / |weight_v[o]|} for each result o, of two
   * parameters: a length each, 1 at first, and a direction. Salimans and Kingma 2016.
   */
  boolean weightNorm() default false;

  /** First values of the weight. */
  Init init() default @Init(Initializer.XAVIER_UNIFORM);
}
