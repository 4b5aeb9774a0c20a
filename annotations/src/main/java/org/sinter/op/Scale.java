package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/** {@code value * x} for each element. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("scale")
public @interface Scale {
  /** The factor, finite. */
  double value();
}
