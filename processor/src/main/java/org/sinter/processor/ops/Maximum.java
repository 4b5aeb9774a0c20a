package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.BinaryOp;
import org.sinter.processor.type.TensorType;

/** The larger of a and b, element by element; equal ones share the gradient. */
public record Maximum() implements Composite {
  @Override
  public String name() {
    return "maximum";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return Broadcasting.infer(name(), operands);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return Broadcasting.add(e, new Extremum(BinaryOp.MAX), operands);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "maximum";
    }

    @Override
    public List<Slot> slots() {
      return Broadcasting.SLOTS;
    }

    @Override
    public List<String> onnx() {
      return List.of("Max");
    }

    @Override
    public Maximum create(Attributes attributes) {
      return new Maximum();
    }

    @Override
    public List<Sample> samples() {
      return Broadcasting.samples(-2, 2);
    }
  }
}
