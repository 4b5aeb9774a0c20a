package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The tensor repeated along its axes: {@code [a, b] -> [r a, s b]}, {@code y[i, j] = x[i mod a, j
 * mod b]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("tile")
public @interface Tile {
  /**
   * How often along each axis of one example, aligned at the last; more numbers than axes make new
   * ones.
   */
  int[] repeats();
}
