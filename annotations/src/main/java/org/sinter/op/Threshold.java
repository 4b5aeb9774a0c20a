package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code x > threshold ? x : value} of each element. The gradient is 1 above the threshold, else 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("threshold")
public @interface Threshold {
  /** What an element must exceed to stay; finite. */
  double threshold();

  /** What the others become; finite. */
  double value() default 0;
}
