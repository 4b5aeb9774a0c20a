package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The gated linear unit of the halves of the last axis: {@code [..., 2 n] -> [..., n]}, {@code y =
 * a * sigmoid(b)}, a the first half. Dauphin et al. 2017.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("glu")
public @interface Glu {}
