package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** A new axis of extent 1. */
public record ExpandDims(int axis) implements Composite {

  @Override
  public String name() {
    return "expand_dims";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    return operands.getFirst().withShape(shape.inserted(place(name(), axis, shape), Dim.of(1)));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return e.add(
        new Reshape(infer(List.of(operands.getFirst().type())).shape()), operands.getFirst());
  }

  /** The place of a new axis in the whole shape. */
  static int place(String op, int axis, Shape shape) {
    int rank = shape.example().rank() + 1;
    if (axis < -rank || axis >= rank) {
      throw Message.AXIS_OUT_OF_RANGE.with(op, axis, shape.example()).at("axis");
    }
    return (axis < 0 ? axis + rank : axis) + shape.rank() + 1 - rank;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "expand_dims";
    }

    @Override
    public List<String> onnx() {
      return List.of("Unsqueeze");
    }

    @Override
    public ExpandDims create(Attributes attributes) {
      return new ExpandDims(attributes.integer("axis", 0));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(3, 2)),
          Sample.of(none.with("axis", -1), -1, 1, Shape.batchOf(3, 2)),
          Sample.of(none.with("axis", 1), -1, 1, Shape.of(3)));
    }
  }
}
