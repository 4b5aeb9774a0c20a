package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The mean of all positions, channel by channel: {@code [..., c] -> [c]}, {@code y[c] = sum over
 * the n places p of x[p, c] / n}. Lin, Chen and Yan 2014.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("global_average_pool")
public @interface GlobalAveragePool {}
