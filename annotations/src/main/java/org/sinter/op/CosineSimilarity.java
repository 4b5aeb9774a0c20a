package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The cosine of the angle between vectors along the last axis, of one shape: {@code [..., k], [...,
 * k] -> [...]}, {@code a b / (max(norm(a), 1e-8) * max(norm(b), 1e-8))}. Slots: {@code a, b}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("cosine_similarity")
public @interface CosineSimilarity {}
