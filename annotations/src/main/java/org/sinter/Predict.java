package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entry point that computes nodes. Its arrays are named after the nodes they feed, inputs or any
 * other; a batch is a longer array. Each predicted node goes into the array that is named after it
 * or marked {@link Out}; one may be returned instead, as a new array. Where arrays are longer than
 * the batch, an {@code int batch} tells the number of examples.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Predict {
  /** The nodes that are computed. */
  String[] value();

  /** How layers act that differ in training. */
  Mode mode() default Mode.DEFAULT;
}
