package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;

/** The mean over axes. */
public record Mean(List<Integer> axes, boolean keepDims) implements Folding {

  public Mean {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public Value fold(Expansion e, Value x, List<Integer> reduced) {
    Value sum = e.add(new ReduceSum(reduced), x);
    return Axes.mean(e, sum, reduced.stream().map(x.shape()::dim).toList());
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "mean";
    }

    @Override
    public List<String> onnx() {
      return List.of("ReduceMean");
    }

    @Override
    public Mean create(Attributes attributes) {
      return new Mean(attributes.integers("axes", List.of()), attributes.flag("keepDims", false));
    }

    @Override
    public List<Sample> samples() {
      return Axes.samples();
    }
  }
}
