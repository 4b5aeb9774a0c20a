package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * 1 at the place that an index names on a new last axis, else 0: {@code [a] -> [a, classes]},
 * {@code y[i, c] = index[i] == c ? 1 : 0}. Indices are whole numbers from 0 below classes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("one_hot")
public @interface OneHot {
  /** The extent of the new axis. */
  int classes();
}
