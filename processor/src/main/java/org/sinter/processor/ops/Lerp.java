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
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@code a + weight (b - a)}, element by element. */
public record Lerp(double weight) implements Composite {
  @Override
  public String name() {
    return "lerp";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return Broadcasting.infer(name(), operands);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Expr a = Expr.arg(0);
    return Broadcasting.map(e, name(), a.plus(Expr.arg(1).minus(a).times(weight)), operands);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "lerp";
    }

    @Override
    public List<Slot> slots() {
      return Broadcasting.SLOTS;
    }

    @Override
    public Lerp create(Attributes attributes) {
      return new Lerp(Ranges.finite("lerp", "weight", attributes.real("weight", 0.5)));
    }

    @Override
    public List<Sample> samples() {
      Attributes weight = Attributes.none().with("weight", 0.3);
      return List.of(
          Sample.of(weight, -2, 2, Shape.batchOf(3), Shape.batchOf(3)),
          Sample.of(weight, -2, 2, Shape.batchOf(3), Shape.of(1)));
    }
  }
}
