package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The product of matrices: {@code [..., m, k], [..., k, n] -> [..., m, n]}, {@code y[i, j] = sum
 * over k of a[i, k] * b[k, j]}. Leading axes are aligned as NumPy does; an operand of one axis is a
 * row on the left, a column on the right, and that axis vanishes. Slots: {@code a, b}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("mat_mul")
public @interface MatMul {}
