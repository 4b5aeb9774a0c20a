package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an array that an entry point writes, with the node that it receives. Not needed where the
 * array has the name of a predicted node.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Out {
  /** The node; for {@link Gradient}, the node by which the result is differentiated. */
  String value();
}
