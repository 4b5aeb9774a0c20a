package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The same elements of each example in one axis: {@code [a, b, ...] -> [a * b * ...]}, {@code y[i b
 * + j] = x[i, j]} for two axes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("flatten")
public @interface Flatten {}
