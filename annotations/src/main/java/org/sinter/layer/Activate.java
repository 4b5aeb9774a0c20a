package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Activation;
import org.sinter.Operator;

/** Applies a function to each element: {@code [...] -> [...]}, {@code y = f(x)}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("activate")
public @interface Activate {
  /** The function. */
  Activation value();

  /**
   * The parameter of LEAKY_RELU, ELU, CELU, SOFTPLUS, SOFT_SHRINK and HARD_SHRINK; not given (NaN),
   * that of the function's definition.
   */
  double alpha() default Double.NaN;
}
