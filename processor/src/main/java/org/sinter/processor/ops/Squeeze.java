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
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Axes of extent 1 taken away; none named means all of them. */
public record Squeeze(List<Integer> axes) implements Composite {

  public Squeeze {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "squeeze";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    return operands.getFirst().withShape(shape.without(gone(shape)));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Shape shape = operands.getFirst().shape();
    List<Integer> gone = gone(shape);
    return gone.isEmpty()
        ? operands.getFirst()
        : e.add(new Reshape(shape.without(gone)), operands.getFirst());
  }

  private List<Integer> gone(Shape shape) {
    if (axes.isEmpty()) {
      return Axes.of(name(), axes, shape).stream().filter(a -> shape.extent(a) == 1).toList();
    }
    List<Integer> gone = axes.stream().map(a -> Axes.one(name(), a, shape)).toList();
    if (gone.stream().anyMatch(a -> shape.extent(a) != 1)) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), "axes", axes, "axes of extent 1 of " + shape.example())
          .at("axes");
    }
    return gone;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "squeeze";
    }

    @Override
    public List<String> onnx() {
      return List.of("Squeeze");
    }

    @Override
    public Squeeze create(Attributes attributes) {
      return new Squeeze(attributes.integers("axes", List.of()));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(1, 3, 1)),
          Sample.of(none.with("axes", List.of(-1)), -1, 1, Shape.batchOf(1, 3, 1)),
          Sample.of(-1, 1, Shape.of(3, 2)));
    }
  }
}
