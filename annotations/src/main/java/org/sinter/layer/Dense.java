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
 * A fully connected layer on the last axis: {@code [..., in] -> [..., units]}.
 *
 * <p>{@code y = activation(x W^T + b)}. Parameters: {@code weight} {@code [units, in]} by {@link
 * #init}, {@code bias} {@code [units]} zeros.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("dense")
public @interface Dense {
  /** The extent of the result's last axis, at least 1, or {@link org.sinter.Size#KEEP}. */
  int units();

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
