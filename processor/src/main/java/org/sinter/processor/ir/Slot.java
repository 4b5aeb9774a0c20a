package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * A place for an operand.
 *
 * @param name as {@code @Wire(to = "weights")} gives it
 * @param repeated true if any number of operands may stand there; the last place only
 */
public record Slot(String name, boolean optional, boolean repeated) {

  /** One that must be there. */
  public static Slot of(String name) {
    return new Slot(name, false, false);
  }

  public static Slot optional(String name) {
    return new Slot(name, true, false);
  }

  /** The last one, for as many operands as there are. */
  public static Slot repeated(String name) {
    return new Slot(name, true, true);
  }

  /** The places for a number of operands: a repeated one becomes {@code more, more2, more3}. */
  public static List<Slot> of(List<Slot> slots, int operands) {
    if (slots.isEmpty() || !slots.getLast().repeated) {
      return slots;
    }
    List<Slot> places = new ArrayList<>(slots);
    for (int i = 2; places.size() < operands; i++) {
      places.add(optional(slots.getLast().name + i));
    }
    return places;
  }
}
