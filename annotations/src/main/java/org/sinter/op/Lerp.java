package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code a + weight * (b - a)}, element by element: a at weight 0, b at weight 1. Shapes are
 * aligned as the package says. Slots: {@code a, b}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("lerp")
public @interface Lerp {
  /** How far from a to b; finite, not held to 0 and 1. */
  double weight();
}
