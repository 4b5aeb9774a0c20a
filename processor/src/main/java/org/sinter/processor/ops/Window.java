package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.type.Shape;

/** Height and width of a window, from an attribute of one or two numbers. */
public record Window(int height, int width) {

  static Window of(String op, Attributes attributes, String attribute) {
    List<Integer> given =
        attributes.values().get(attribute) instanceof Integer side
            ? List.of(side)
            : attributes.integers(attribute, List.of());
    if (given.isEmpty() || given.size() > 2 || given.stream().anyMatch(n -> n <= 0)) {
      throw Message.ATTRIBUTE_RANGE
          .with(op, attribute, given, "one or two positive numbers")
          .at(attribute);
    }
    return new Window(given.getFirst(), given.getLast());
  }

  /** Refuses what is no image, or one smaller than the window. */
  void check(String op, String attribute, Shape image) {
    Ranges.rank(op, image, 3, "images of height, width, channels");
    int first = image.rank() - 3;
    if (image.extent(first) < height || image.extent(first + 1) < width) {
      throw Message.WINDOW_TOO_LARGE.with(op, height, width, image.example()).at(attribute);
    }
  }

  @Override
  public String toString() {
    return height + "x" + width;
  }
}
