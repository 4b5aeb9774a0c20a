package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * Draws vectors together or apart: {@code 1 - cos(a, b)} where the label is 1, {@code max(0, cos(a,
 * b) - margin)} where it is -1, or anything that is not positive. Both {@code [k]}, a label each,
 * optional weights {@code [N]}, result a number. Slots: {@code a, b, label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "cosine_embedding", loss = true)
public @interface CosineEmbedding {
  /** The cosine up to which those that are apart cost nothing, from -1 to 1. */
  double margin() default 0;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
