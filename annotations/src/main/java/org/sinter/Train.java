package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entry point that computes a loss and writes the gradients of parameters by it, overwriting the
 * earlier ones. It changes no parameter: an optimizer does, afterwards. Returns the loss as {@code
 * float} or {@code double}, or nothing. Its arrays are named after the nodes they feed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Train {
  /** The loss, a scalar node; not given, the network's only one. */
  String value() default "";

  /**
   * Names or leading segments of names of the parameters whose gradients are written: {@code
   * "generator"} stands for {@code generator.weight} and {@code generator.bias}. Not given, all
   * that the loss depends on.
   */
  String[] update() default {};

  /** How layers act that differ in training. */
  Mode mode() default Mode.DEFAULT;
}
