package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The gated unit of transformers, of the halves of the last axis: {@code [..., 2 n] -> [..., n]},
 * {@code y = a * sigmoid(a) * b}, a the first half. Shazeer 2020.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("swiglu")
public @interface Swiglu {}
