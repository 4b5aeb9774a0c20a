package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;

/** The sum over axes. */
public record Sum(List<Integer> axes, boolean keepDims) implements Folding {

  public Sum {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "sum";
  }

  @Override
  public Value fold(Expansion e, Value x, List<Integer> reduced) {
    return e.add(new ReduceSum(reduced), x);
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
      return new Sum(attributes.integers("axes", List.of()), attributes.flag("keepDims", false));
    }

    @Override
    public List<Sample> samples() {
      return Axes.samples();
    }
  }
}
