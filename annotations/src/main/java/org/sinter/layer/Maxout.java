package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Operator;

/**
 * The largest of several linear functions for each unit, on the last axis: {@code [..., in] ->
 * [..., units]}, {@code y[u] = max over p of (x W^T + b)[u, p]}. Goodfellow et al. 2013.
 *
 * <p>Parameters: {@code weight} {@code [units * pieces, in]} by {@link #init}, {@code bias} {@code
 * [units * pieces]} zeros, the pieces of a unit side by side.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("maxout")
public @interface Maxout {
  /** The extent of the result's last axis, at least 1. */
  int units();

  /** Linear functions for each unit, at least 1. */
  int pieces();

  /** Whether a bias is added. */
  boolean bias() default true;

  /** First values of the weight. */
  Init init() default @Init(Initializer.XAVIER_UNIFORM);
}
