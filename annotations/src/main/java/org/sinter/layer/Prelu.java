package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code x > 0 ? x : weight * x} of each element, with slopes that are learned: {@code [...] ->
 * [...]}.
 *
 * <p>Parameter: {@code weight} {@code [1]}, or {@code [channels]} along the last axis, 0.25 at
 * first. He et al. 2015.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("prelu")
public @interface Prelu {
  /** Whether each channel of the last axis has a slope of its own. */
  boolean perChannel() default false;
}
