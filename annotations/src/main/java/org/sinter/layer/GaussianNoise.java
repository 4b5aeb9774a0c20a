package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * In training {@code y = x + e} with normally distributed e of mean 0, drawn for each element; else
 * {@code y = x}: {@code [...] -> [...]}. Which numbers, is a function of the seed, the step and the
 * index. Bishop, Training with noise is equivalent to Tikhonov regularization, 1995.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("gaussian_noise")
public @interface GaussianNoise {
  /** The standard deviation of e, at least 0. */
  double deviation();
}
