package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.TensorType;

/** The sum over axes, which vanish. */
public record Sum(List<Integer> axes) implements Composite {

  public Sum {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "sum";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return Axes.reduced(name(), axes, operands.getFirst());
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    return e.add(new ReduceSum(Axes.of(name(), axes, x.shape())), x);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "sum";
    }

    @Override
    public List<String> onnx() {
      return List.of("ReduceSum");
    }

    @Override
    public Sum create(Attributes attributes) {
      return new Sum(attributes.integers("axes", List.of()));
    }

    @Override
    public List<Sample> samples() {
      return Axes.samples();
    }
  }
}
