package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code x^exponent} of each element, the exponent known. Whole exponents and halves of odd ones up
 * to 64 are products and a root; others are {@code exp(exponent * log(x))}, NaN for negative x.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("pow")
public @interface Pow {
  /** The exponent, finite. */
  double exponent();
}
