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
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.TensorType;

/** {@code a <= b ? 1 : 0}, element by element; no gradient. */
public record LessEqual() implements Composite {
  @Override
  public String name() {
    return "less_equal";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return Broadcasting.infer(name(), operands);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return Broadcasting.map(
        e,
        name(),
        Expr.select(
            Comparison.GREATER_EQUAL, Expr.arg(1), Expr.arg(0), Expr.constant(1), Expr.constant(0)),
        operands);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "less_equal";
    }

    @Override
    public List<Slot> slots() {
      return Broadcasting.SLOTS;
    }

    @Override
    public List<String> onnx() {
      return List.of("LessOrEqual");
    }

    @Override
    public LessEqual create(Attributes attributes) {
      return new LessEqual();
    }

    @Override
    public List<Sample> samples() {
      return Broadcasting.samples(-2, 2);
    }
  }
}
