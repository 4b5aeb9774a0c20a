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
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@code condition != 0 ? a : b}, element by element; no gradient flows to the condition. */
public record Where() implements Composite {
  @Override
  public String name() {
    return "where";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return Broadcasting.infer(name(), operands);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Expr chosen =
        Expr.select(Comparison.EQUAL, Expr.arg(0), Expr.constant(0), Expr.arg(2), Expr.arg(1));
    return Broadcasting.map(e, name(), chosen, operands);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "where";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("condition"), Slot.of("a"), Slot.of("b"));
    }

    @Override
    public List<String> onnx() {
      return List.of("Where");
    }

    @Override
    public Where create(Attributes attributes) {
      return new Where();
    }

    @Override
    public List<Sample> samples() {
      Sample.Operand mask = Losses.classes(2, Shape.batchOf(3, 2));
      Sample.Operand x = Losses.real(-2, 2, Shape.batchOf(3, 2));
      Sample.Operand number = Losses.real(-2, 2, Shape.of());
      return List.of(
          Losses.sample(Attributes.none(), mask, x, x),
          Losses.sample(Attributes.none(), mask, number, x),
          Sample.of(0.5, 2, Shape.of(2, 1), Shape.of(3), Shape.of(2, 3)));
    }
  }
}
