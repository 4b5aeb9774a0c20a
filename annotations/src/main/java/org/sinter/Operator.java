package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an annotation type: names the operator definition of the compiler that its nodes are. An
 * annotation's members are the operator's settings, by name.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Operator {
  /** The definition's name: {@code "dense"}. */
  String value();

  /** Whether the result is a loss: one number that training makes small. */
  boolean loss() default false;
}
