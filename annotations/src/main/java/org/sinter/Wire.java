package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a node reads where the parameter's name alone cannot: {@code Tensor square(Tensor
 * x, @Wire(from = "x") Tensor again)}, or {@code Tensor loss(Tensor logits, Tensor
 * label, @Wire(from = "weight", to = "weights") Tensor w)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Wire {
  /** The node that is read; not given, the parameter's name. */
  String from() default "";

  /** The operator's slot that it fills; not given, the next in the operator's documented order. */
  String to() default "";
}
