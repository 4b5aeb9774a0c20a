package org.sinter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Written by the processor on the companion class of a network: what class files do not keep. A
 * later compilation that extends the network reads it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Declared {
  /** Nodes and entry points in the order of their declaration. */
  Method[] value();

  /** A method with the names of its parameters. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target({})
  @interface Method {

    /** A node's name, an entry point's name and parameter types. */
    String name();

    /** The names of its parameters in order. */
    String[] parameters() default {};
  }
}
