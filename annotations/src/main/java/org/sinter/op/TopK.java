package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The k largest or smallest elements along an axis in order, {@code [a, b] -> [a, k]}, or their
 * places: {@code y[i, 0] = max over j of x[i, j]} where the largest are taken. Of equal ones the
 * first comes first. Gradients flow to the elements chosen. Takes k walks along the axis.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("top_k")
public @interface TopK {
  /** How many. */
  int k();

  /** The axis of one example, from the end where negative. */
  int axis() default -1;

  /** Whether the largest are taken, from the largest on; else the smallest. */
  boolean largest() default true;

  /** Whether the result is the places, whole numbers from 0, without gradient. */
  boolean indices() default false;
}
