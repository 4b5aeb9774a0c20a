package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The tensor repeated to a shape it can be aligned with. */
public record BroadcastTo(List<Integer> extents) implements Composite {

  public BroadcastTo {
    extents = List.copyOf(extents);
  }

  @Override
  public String name() {
    return "broadcast_to";
  }

  @Override
  public String label() {
    return "broadcast_to" + extents;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    return x.withShape(target(x.shape()));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return Broadcasting.to(e, operands.getFirst(), target(operands.getFirst().shape()));
  }

  private Shape target(Shape shape) {
    List<Dim> dims = new ArrayList<>();
    int missing = extents.size() - shape.example().rank();
    for (int i = 0; i < extents.size(); i++) {
      boolean own = i >= missing && missing >= 0;
      if (extents.get(i) == -1 && !own) {
        throw Message.ATTRIBUTE_RANGE
            .with(name(), "shape", extents, "-1 only where " + shape.example() + " has an axis")
            .at("shape");
      }
      dims.add(extents.get(i) == -1 ? shape.example().dim(i - missing) : Dim.of(extents.get(i)));
    }
    Shape example = new Shape(dims);
    Shape target = shape.isBatched() ? example.inserted(0, Dim.BATCH) : example;
    if (missing < 0 || !Broadcasting.shape(name(), shape, target).equals(target)) {
      throw Message.CANNOT_BROADCAST.with(name(), shape, target);
    }
    return target;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "broadcast_to";
    }

    @Override
    public List<String> onnx() {
      return List.of("Expand");
    }

    @Override
    public BroadcastTo create(Attributes attributes) {
      List<Integer> shape = attributes.integers("shape", List.of());
      if (shape.stream().anyMatch(n -> n != -1 && n < 1)) {
        throw Message.ATTRIBUTE_RANGE
            .with("broadcast_to", "shape", shape, "positive extents, or -1")
            .at("shape");
      }
      return new BroadcastTo(shape);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(none.with("shape", List.of(4, 3)), -1, 1, Shape.batchOf(3)),
          Sample.of(none.with("shape", List.of(2, -1, 5)), -1, 1, Shape.batchOf(3, 1)),
          Sample.of(none.with("shape", List.of(2, 3)), -1, 1, Shape.of()));
    }
  }
}
