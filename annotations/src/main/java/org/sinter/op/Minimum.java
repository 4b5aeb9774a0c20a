package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The smaller of a and b, {@code min(a, b)}, element by element, NaN if either is. Equal ones get
 * half of the gradient each. Shapes are aligned as the package says. Slots: {@code a, b}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("minimum")
public @interface Minimum {}
