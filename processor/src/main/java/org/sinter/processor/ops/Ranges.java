package org.sinter.processor.ops;

import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.type.Shape;

/** Checks of attributes. */
final class Ranges {
  private Ranges() {}

  static double positive(String op, String attribute, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw Message.ATTRIBUTE_RANGE.with(op, attribute, value, "positive").at(attribute);
    }
    return value;
  }

  static int positive(String op, String attribute, int value) {
    if (value <= 0) {
      throw Message.ATTRIBUTE_RANGE.with(op, attribute, value, "positive").at(attribute);
    }
    return value;
  }

  static double finite(String op, String attribute, double value) {
    if (!Double.isFinite(value)) {
      throw Message.ATTRIBUTE_RANGE.with(op, attribute, value, "finite").at(attribute);
    }
    return value;
  }

  static double notNegative(String op, String attribute, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw Message.ATTRIBUTE_RANGE.with(op, attribute, value, "0 or positive").at(attribute);
    }
    return value;
  }

  static void rank(String op, Shape shape, int example, String wanted) {
    if (shape.example().rank() != example) {
      throw Message.RANK.with(op, wanted, shape);
    }
  }
}
