package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Axes turned round. */
public record Reverse(List<Integer> axes) implements Composite {

  public Reverse {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "reverse";
  }

  @Override
  public String label() {
    return "reverse" + axes;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    axes(operands.getFirst().shape());
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    for (int axis : axes(x.shape())) {
      int extent = x.shape().extent(axis);
      x = extent == 1 ? x : Strided.of(e, x, axis, extent - 1, -1, extent);
    }
    return x;
  }

  private List<Integer> axes(Shape shape) {
    axes.forEach(axis -> Axes.one(name(), axis, shape));
    return Axes.of(name(), axes, shape);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "reverse";
    }

    @Override
    public Reverse create(Attributes attributes) {
      return new Reverse(attributes.integers("axes", List.of()));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(5)),
          Sample.of(none.with("axes", List.of(0)), -1, 1, Shape.batchOf(4, 3)),
          Sample.of(-1, 1, Shape.batchOf(2, 3, 4)),
          Sample.of(none.with("axes", List.of(-1)), -1, 1, Shape.of(2, 17)));
    }
  }
}
