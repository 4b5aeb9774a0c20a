package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Adds inputs, labels, parameters and constants. */
final class Sources {
  private final Dice dice;
  private final Draft draft;

  Sources(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
  }

  /** An input of real numbers. */
  NodeSpec input(Shape shape, Values values) {
    String name = draft.name("x");
    Input op = Input.real(name, real(shape));
    return draft.add(source(name, Mark.of("Input", "shape", braces(shape)), shape, values), op);
  }

  /** An input of whole numbers as they are. */
  NodeSpec indices(Shape shape, Values values) {
    String name = draft.name("index");
    Mark mark = Mark.of("Input", "shape", braces(shape)).with("type", "Type.INT32");
    Input op = new Input(name, ElementType.INT32, real(shape), 1, 0, 0);
    return draft.add(source(name, mark, shape, values).stored("int"), op);
  }

  /** An input of whole numbers, or of bytes, that are scaled. */
  NodeSpec scaled(Shape shape) {
    boolean bytes = dice.percent(50);
    ElementType stored = bytes ? ElementType.UINT8 : ElementType.INT32;
    Mark mark =
        Mark.of("Input", "shape", braces(shape))
            .with("type", "Type." + stored.name())
            .with("scale", bytes ? "1.0 / 255" : "0.125");
    String name = draft.name("x");
    Input op = new Input(name, stored, real(shape), bytes ? 1.0 / 255 : 0.125, bytes ? 0 : -0.5, 0);
    Values values = Values.below(bytes ? 256 : 10);
    return draft.add(
        source(name, bytes ? mark : mark.with("offset", "-0.5"), shape, values)
            .stored(bytes ? "byte" : "int"),
        op);
  }

  NodeSpec label(Shape shape, Values values) {
    String name = draft.name("label");
    Input op = new Input(name, ElementType.FLOAT64, real(shape), 1, 0, Input.REAL_LABEL);
    return draft.add(source(name, Mark.of("Label", "shape", braces(shape)), shape, values), op);
  }

  /** A class number for each example. */
  NodeSpec classes(int count) {
    String name = draft.name("label");
    Shape shape = Shape.batchOf();
    Input op = new Input(name, ElementType.INT32, real(shape), 1, 0, count);
    Mark mark = Mark.of("Label", "classes", count);
    return draft.add(source(name, mark, shape, Values.below(count)).stored("int"), op);
  }

  NodeSpec parameter(Shape shape, Values values) {
    String name = draft.name("p");
    InitSpec init = new InitSpec(InitSpec.Kind.CONSTANT, 0, 0, 0);
    return draft.add(
        source(name, Mark.of("Parameter", "shape", braces(shape)), shape, values),
        new Parameter(name, real(shape), init));
  }

  NodeSpec constant(Shape shape, Values values) {
    int size = shape.exampleSize();
    boolean one = size > 100 || dice.percent(30);
    List<Double> numbers =
        DoubleStream.generate(() -> values.draw(dice)).limit(one ? 1 : size).boxed().toList();
    List<String> written = new ArrayList<>();
    numbers.forEach(x -> written.add(values.whole() ? "" + x.intValue() : x.toString()));
    Mark mark = Mark.of("Constant", "value", one ? written.getFirst() : NodeSpec.braces(written));
    List<Double> all = one ? Collections.nCopies(size, numbers.getFirst()) : numbers;
    return draft.add(
        source(
            draft.name("c"),
            shape.rank() == 0 ? mark : mark.with("shape", braces(shape)),
            shape,
            values),
        new Constant(real(shape), all));
  }

  private static NodeSpec source(String name, Mark mark, Shape shape, Values values) {
    return NodeSpec.source(name, mark, Draft.extents(shape), shape.isBatched(), values);
  }

  private static String braces(Shape shape) {
    return NodeSpec.braces(Draft.extents(shape));
  }

  private static TensorType real(Shape shape) {
    return new TensorType(ElementType.FLOAT64, shape);
  }
}
