package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@code factor sum(|x|)} over a tensor. */
public record L1Penalty(double factor) implements Composite {
  @Override
  public String name() {
    return "l1_penalty";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst().withShape(Shape.SCALAR);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return Penalties.sum(
        e, name(), Expr.of(UnaryOp.ABS, Expr.arg(0)).times(factor), operands.getFirst());
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "l1_penalty";
    }

    @Override
    public L1Penalty create(Attributes attributes) {
      return new L1Penalty(
          Ranges.notNegative("l1_penalty", "factor", attributes.real("factor", 1)));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(Attributes.none().with("factor", 0.3), 0.1, 2, Shape.of(3, 4)),
          Sample.of(Attributes.none().with("factor", 0.3), -2, -0.1, Shape.batchOf(5)),
          Sample.of(Attributes.none().with("factor", 0.3), -2, -0.1, Shape.of()));
    }
  }
}
