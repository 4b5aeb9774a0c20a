package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The elements moved along axes, {@code y[(i + shift) mod extent] = x[i]}: what leaves at the end
 * comes in at the beginning. The shape stays.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("roll")
public @interface Roll {
  /** By how many places, for each of the axes; negative towards the beginning. */
  int[] shifts();

  /** Axes of one example, from the end where negative. */
  int[] axes();
}
