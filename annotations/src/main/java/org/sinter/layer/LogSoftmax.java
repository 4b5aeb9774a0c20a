package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The logarithms of probabilities over an axis, by default the last: {@code [..., n] -> [..., n]}.
 *
 * <p>{@code y[i] = x[i] - max x - log(sum over j of exp(x[j] - max x))}: no overflow for any x, and
 * finite where the probability is too small for a float. {@code NegativeLogLikelihood} takes it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("log_softmax")
public @interface LogSoftmax {
  /** The axis of an example, from the end where negative; by default the last. */
  int axis() default -1;
}
