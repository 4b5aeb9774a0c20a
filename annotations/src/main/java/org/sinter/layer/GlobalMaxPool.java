package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * The largest of all positions, channel by channel: {@code [..., c] -> [c]}, {@code y[c] = max over
 * places p of x[p, c]}. The gradient is shared by equal largest elements.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("global_max_pool")
public @interface GlobalMaxPool {}
