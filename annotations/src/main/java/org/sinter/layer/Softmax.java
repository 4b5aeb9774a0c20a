package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Probabilities over an axis, by default the last: {@code [..., n] -> [..., n]}.
 *
 * <p>{@code y[i] = exp(x[i] - max x) / sum over j of exp(x[j] - max x)}: no overflow for any x.
 * Losses take the logits before it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("softmax")
public @interface Softmax {
  /** The axis of an example, from the end where negative; by default the last. */
  int axis() default -1;
}
