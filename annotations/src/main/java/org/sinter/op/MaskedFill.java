package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code mask != 0 ? value : x}, element by element; no gradient flows to x where it is masked.
 * Shapes are aligned as the package says. Slots: {@code x, mask}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("masked_fill")
public @interface MaskedFill {
  /** What masked elements become; may be infinite. */
  double value();
}
