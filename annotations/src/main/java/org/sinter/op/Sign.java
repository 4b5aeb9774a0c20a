package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * 1 for positive elements, -1 for negative ones, 0 at 0, {@code x > 0 ? 1 : x < 0 ? -1 : 0}; its
 * gradient is 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("sign")
public @interface Sign {}
