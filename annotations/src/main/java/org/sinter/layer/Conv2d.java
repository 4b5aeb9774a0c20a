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
 * A convolution over images, stride 1, without padding: {@code [h, w, c] -> [h - kh + 1, w - kw +
 * 1, channels]}.
 *
 * <p>{@code y[i, j, o] = activation(b[o] + sum over u, v, c of x[i + u, j + v, c] * W[o, c, u,
 * v])}. Parameters: {@code weight} {@code [channels, c, kh, kw]} by {@link #init}, {@code bias}
 * {@code [channels]} zeros.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("conv2d")
public @interface Conv2d {
  /** The channels of the result, at least 1. */
  int channels();

  /** The window: height and width, or one number for both. */
  int[] kernel();

  /** Applied to each element of the result. */
  Activation activation() default Activation.IDENTITY;

  /** Whether a bias is added. */
  boolean bias() default true;

  /** First values of the weight. */
  Init init() default @Init(Initializer.XAVIER_UNIFORM);
}
