package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Operands one after the other along an axis; those without a batch are repeated for each example.
 */
public record Concat(int axis) implements Composite {
  /**
   * Operands of one kernel. Each is a loop in it, and of a method with many of them C2 leaves
   * vector calls as calls, whose vectors are objects: 14 allocated 28 kB a call.
   */
  private static final int MOST = 6;

  @Override
  public String name() {
    return "concat";
  }

  @Override
  public String label() {
    return "concat(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    List<Shape> shapes = shapes(operands.stream().map(TensorType::shape).toList());
    List<TensorType> types = shapes.stream().map(operands.getFirst()::withShape).toList();
    return joined(shapes.getFirst()).infer(types);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    List<Shape> shapes = shapes(operands.stream().map(Value::shape).toList());
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      parts.add(Broadcasting.to(e, operands.get(i), shapes.get(i)));
    }
    return join(e, joined(shapes.getFirst()), parts);
  }

  /** Any number of operands, by joining those that were joined before. */
  static Value join(Expansion e, Concatenation joined, List<Value> parts) {
    List<Value> left = parts;
    while (left.size() > MOST) {
      List<Value> next = new ArrayList<>();
      for (int from = 0; from < left.size(); from += MOST) {
        List<Value> some = left.subList(from, Math.min(from + MOST, left.size()));
        next.add(some.size() == 1 ? some.getFirst() : e.add(joined, some.toArray(Value[]::new)));
      }
      left = next;
    }
    return left.size() == 1 ? left.getFirst() : e.add(joined, left.toArray(Value[]::new));
  }

  private Concatenation joined(Shape shape) {
    return new Concatenation(Axes.one(name(), axis, shape));
  }

  /** The shapes with the batch, where one operand has it. */
  static List<Shape> shapes(List<Shape> shapes) {
    if (shapes.stream().noneMatch(Shape::isBatched)) {
      return shapes;
    }
    return shapes.stream().map(s -> s.isBatched() ? s : s.inserted(0, Dim.BATCH)).toList();
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "concat";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("a"), Slot.of("b"), Slot.repeated("more"));
    }

    @Override
    public List<String> onnx() {
      return List.of("Concat");
    }

    @Override
    public Concat create(Attributes attributes) {
      return new Concat(attributes.integer("axis", 0));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(3), Shape.batchOf(4)),
          Sample.of(none.with("axis", -1), -1, 1, Shape.batchOf(2, 3), Shape.batchOf(2, 33)),
          Sample.of(none.with("axis", 1), -1, 1, Shape.of(2, 1, 3), Shape.batchOf(2, 5, 3)),
          Sample.of(-1, 1, Shape.of(1, 2), Shape.of(3, 2), Shape.of(2, 2)),
          Sample.of(-1, 1, Collections.nCopies(MOST + 2, Shape.batchOf(3)).toArray(Shape[]::new)));
    }
  }
}
