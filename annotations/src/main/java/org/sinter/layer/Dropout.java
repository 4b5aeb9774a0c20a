package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * In training sets each element to 0 with probability {@code rate} and divides the others by {@code
 * 1 - rate}; else passes everything: {@code [...] -> [...]}, {@code y = u >= rate ? x / (1 - rate)
 * : 0} with u uniform in [0, 1). Which elements, is a function of the seed, the step and the index.
 * Srivastava et al. 2014.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("dropout")
public @interface Dropout {
  /** The probability of dropping, in [0, 1). */
  double rate();
}
