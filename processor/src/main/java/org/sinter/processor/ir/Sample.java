package org.sinter.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.sinter.processor.type.Shape;

/** One test of an operator: attributes, and for each operand a shape and a range of values. */
public record Sample(Attributes attributes, List<Operand> operands) {

  /**
   * @param integral whole numbers in [low, high), as labels are
   */
  public record Operand(Shape shape, double low, double high, boolean integral) {}

  /** Operands of one range of values. */
  public static Sample of(double low, double high, Shape... shapes) {
    return of(Attributes.none(), low, high, shapes);
  }

  public static Sample of(Attributes attributes, double low, double high, Shape... shapes) {
    return new Sample(
        attributes, Arrays.stream(shapes).map(s -> new Operand(s, low, high, false)).toList());
  }
}
