package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entry point that returns a loss, {@code float} or {@code double}, and changes nothing. Its
 * arrays are named after the nodes they feed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Evaluate {
  /** The loss, a scalar node; not given, the network's only one. */
  String value() default "";

  /** How layers act that differ in training. */
  Mode mode() default Mode.DEFAULT;
}
