package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A node that is a whole {@link Block}: it reads what the block's inputs take, in the order of
 * their declaration, and is the block's result. The block's parameters are named after it: {@code
 * stage1.conv.weight}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Use {
  /** The block. */
  Class<?> value();

  /**
   * How many of it stand one behind the other, at least 1: the first input of each is the result of
   * the one before, the other inputs are the same for all. Each has its own parameters, {@code
   * stage1.0.conv.weight}, {@code stage1.1.conv.weight} and so on.
   */
  int repeat() default 1;
}
