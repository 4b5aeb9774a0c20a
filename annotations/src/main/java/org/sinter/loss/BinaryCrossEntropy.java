package org.sinter.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;
import org.sinter.Reduction;

/**
 * The cross entropy of the sigmoid of logits, mean over the elements of an example: {@code max(x,
 * 0) - x * label + log(1 + exp(-abs(x)))}; of probabilities p {@code -label * log(p) - (1 - label)
 * * log(1 - p)} with logarithms of at least -100. Logits and label {@code [...]} alike, labels in
 * [0, 1], optional weights {@code [N]}, result a number. Slots: {@code logits, label, weights}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator(value = "binary_cross_entropy", loss = true)
public @interface BinaryCrossEntropy {
  /** Whether it is given probabilities, as a sigmoid makes them, instead of logits: less exact. */
  boolean probabilities() default false;

  /** How the numbers of the examples become one. */
  Reduction reduction() default Reduction.MEAN;
}
