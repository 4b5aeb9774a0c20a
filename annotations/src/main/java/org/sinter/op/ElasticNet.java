package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code l1 * sum of abs(x) + l2 * sum of x^2}, a term to be added to a loss. Zou and Hastie 2005.
 * Of any tensor a number: {@code [...] -> []}; of a batched one the mean over the examples.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("elastic_net")
public @interface ElasticNet {
  /** The factor of the absolute values, 0 or positive. */
  double l1();

  /** The factor of the squares, 0 or positive. */
  double l2();
}
