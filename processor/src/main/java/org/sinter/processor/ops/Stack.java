package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Operands of one shape side by side along a new axis. */
public record Stack(int axis) implements Composite {

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public String label() {
    return "stack(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType first = operands.getFirst();
    List<Shape> shapes = Concat.shapes(operands.stream().map(TensorType::shape).toList());
    shapes.forEach(shape -> same(shapes.getFirst(), shape));
    return first.withShape(stacked(shapes.getFirst(), operands.size()));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    List<Shape> shapes = Concat.shapes(operands.stream().map(Value::shape).toList());
    List<Value> parts = new ArrayList<>();
    Shape one = stacked(shapes.getFirst(), 1);
    for (Value x : operands) {
      parts.add(e.add(new Reshape(one), Broadcasting.to(e, x, shapes.getFirst())));
    }
    return Concat.join(e, new Concatenation(place(shapes.getFirst())), parts);
  }

  private static void same(Shape first, Shape shape) {
    if (!first.equals(shape)) {
      throw Message.SHAPES_DIFFER.with("stack", first, shape);
    }
  }

  private Shape stacked(Shape shape, int extent) {
    return shape.inserted(place(shape), Dim.of(extent));
  }

  private int place(Shape shape) {
    return ExpandDims.place(name(), axis, shape);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "stack";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("a"), Slot.of("b"), Slot.repeated("more"));
    }

    @Override
    public Stack create(Attributes attributes) {
      return new Stack(attributes.integer("axis", 0));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(3), Shape.batchOf(3)),
          Sample.of(none.with("axis", -1), -1, 1, Shape.batchOf(3), Shape.of(3)),
          Sample.of(none.with("axis", 1), -1, 1, Shape.of(2, 3), Shape.of(2, 3), Shape.of(2, 3)),
          Sample.of(-1, 1, Shape.batchOf(), Shape.batchOf()));
    }
  }
}
