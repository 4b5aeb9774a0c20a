package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entry point that computes the gradient of a scalar node by others, inputs or any. One gradient
 * may be returned as a new array; the others go into arrays marked {@link Out} with the node. All
 * have the shape of the node they belong to.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Gradient {
  /** The scalar node that is differentiated. */
  String of();

  /** The nodes by which it is differentiated. */
  String[] wrt();

  /** How layers act that differ in training. */
  Mode mode() default Mode.DEFAULT;
}
