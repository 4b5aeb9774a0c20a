package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code sin(x)} of each element, in radians. In float for |x| up to 2^22 = 4,194,304; beyond,
 * where neighbouring floats are half a radian apart, it is that of 0. NaN at infinity.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("sin")
public @interface Sin {}
