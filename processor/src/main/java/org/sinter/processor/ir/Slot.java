package org.sinter.processor.ir;

/**
 * A place for an operand.
 *
 * @param name as {@code @Wire(to = "weights")} gives it
 */
public record Slot(String name, boolean optional) {

  /** One that must be there. */
  public static Slot of(String name) {
    return new Slot(name, false);
  }

  public static Slot optional(String name) {
    return new Slot(name, true);
  }
}
