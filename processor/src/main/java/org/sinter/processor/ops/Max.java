package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;

/** The largest over axes. */
public record Max(List<Integer> axes, boolean keepDims) implements Folding {

  public Max {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "max";
  }

  @Override
  public Value fold(Expansion e, Value x, List<Integer> reduced) {
    return e.add(new ReduceMax(reduced), x);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "max";
    }

    @Override
    public List<String> onnx() {
      return List.of("ReduceMax");
    }

    @Override
    public Max create(Attributes attributes) {
      return new Max(attributes.integers("axes", List.of()), attributes.flag("keepDims", false));
    }

    @Override
    public List<Sample> samples() {
      return Axes.samples();
    }
  }
}
