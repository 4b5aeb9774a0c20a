package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * {@code condition != 0 ? a : b}, element by element; no gradient flows to the condition, and none
 * to what is not chosen. Shapes are aligned as the package says. Slots: {@code condition, a, b}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("where")
public @interface Where {}
