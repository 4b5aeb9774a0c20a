package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The larger of a and b, {@code max(a, b)}, element by element, NaN if either is. Equal ones get
 * half of the gradient each. Shapes are aligned as the package says. Slots: {@code a, b}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("maximum")
public @interface Maximum {}
