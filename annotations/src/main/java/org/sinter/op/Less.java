package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code a < b ? 1 : 0}, element by element; no gradient; 0 where either is NaN. Shapes are aligned
 * as the package says. Slots: {@code a, b}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("less")
public @interface Less {}
