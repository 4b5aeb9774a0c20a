package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The divergence of Kullback and Leibler from the prediction, log probabilities, to the label,
 * probabilities: the mean over elements of {@code label * (log(label) - prediction)}, 0 where the
 * label is 0; with {@link #logTarget} of {@code exp(label) * (label - prediction)}. With {@code
 * SUM} the divergences of the examples are added. {@code @LogSoftmax} gives log probabilities.
 * Prediction and label {@code [...]} alike, optional weights {@code [N]}, result a number. Slots:
 * {@code prediction, label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "kullback_leibler", loss = true)
public @interface KullbackLeibler {
  /** Whether the label holds logarithms of probabilities. */
  boolean logTarget() default false;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
