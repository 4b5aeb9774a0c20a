package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * Dropout of whole channels: {@code [..., c] -> [..., c]}. In training {@code y[p, c] = x[p, c] /
 * (1 - rate)} at every position p, or 0 at every one with probability {@code rate}, which is drawn
 * for each example and channel; else {@code y = x}. Neighbouring positions are alike, so that
 * dropping them one by one would hide little. Tompson et al. 2015.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("spatial_dropout")
public @interface SpatialDropout {
  /** The probability of dropping, in [0, 1). */
  double rate();
}
