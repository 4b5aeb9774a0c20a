package org.sinter.processor.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * Where a node came from, without any type of javac: the frontend resolves it to an element again.
 *
 * @param member the declaring method, {@code "conv1"}, or the network's simple name
 * @param attribute the annotation attribute at fault, or null for the whole annotation
 * @param parameter the method parameter at fault, or null
 */
public record Origin(String member, @Nullable String attribute, @Nullable String parameter) {

  /** Code that belongs to no declaration, such as a test's graph. */
  public static final Origin NONE = new Origin("", null, null);

  /** The member as a whole. */
  public static Origin of(String member) {
    return new Origin(member, null, null);
  }

  /** The same member, at one attribute of its annotation. */
  public Origin attribute(String name) {
    return new Origin(member, name, null);
  }

  /** The same member, at one of its parameters. */
  public Origin parameter(String name) {
    return new Origin(member, null, name);
  }

  /** The same place, at one attribute of the annotation there, which may be a parameter's. */
  public Origin narrowed(String name) {
    return new Origin(member, name, parameter);
  }
}
