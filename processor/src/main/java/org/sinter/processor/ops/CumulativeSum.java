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

/** {@code y[t] = x[0] + ... + x[t]} along an axis. */
public record CumulativeSum(int axis) implements Composite {

  @Override
  public String name() {
    return "cumulative_sum";
  }

  @Override
  public String label() {
    return "cumulative_sum(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Axes.one(name(), axis, operands.getFirst().shape());
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    return e.add(new RunningSum(Axes.one(name(), axis, x.shape()), false), x);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "cumulative_sum";
    }

    @Override
    public List<String> onnx() {
      return List.of("CumSum");
    }

    @Override
    public CumulativeSum create(Attributes attributes) {
      return new CumulativeSum(attributes.integer("axis", -1));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(-2, 2, Shape.batchOf(5)),
          Sample.of(none.with("axis", 0), -2, 2, Shape.batchOf(4, 17)),
          Sample.of(none.with("axis", 1), -2, 2, Shape.batchOf(2, 3, 2)),
          Sample.of(none.with("axis", -2), -2, 2, Shape.of(4, 3)),
          Sample.of(none.with("axis", 0), -2, 2, Shape.of(1)));
    }
  }
}
