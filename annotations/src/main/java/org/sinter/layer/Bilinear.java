package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Operator;

/**
 * A form of two operands over their last axes, {@code y[k] = sum over i, j of a[i] W[k, i, j] b[j]
 * + c[k]}: {@code [..., left], [..., right] -> [..., units]}. Parameters {@code weight [units,
 * left, right]}, {@code bias [units]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("bilinear")
public @interface Bilinear {
  /** The number of results. */
  int units();

  /** Whether a bias is added. */
  boolean bias() default true;

  /** The initial weights; the bias begins at 0. */
  Init init() default @Init(Initializer.XAVIER_UNIFORM);
}
