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

/** {@code l1 sum(|x|) + l2 sum(x²)} over a tensor (Zou and Hastie 2005). */
public record ElasticNet(double l1, double l2) implements Composite {
  @Override
  public String name() {
    return "elastic_net";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst().withShape(Shape.SCALAR);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return Penalties.sum(
        e,
        name(),
        Expr.of(UnaryOp.ABS, Expr.arg(0)).times(l1).plus(Expr.arg(0).times(Expr.arg(0)).times(l2)),
        operands.getFirst());
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "elastic_net";
    }

    @Override
    public ElasticNet create(Attributes attributes) {
      return new ElasticNet(
          Ranges.notNegative("elastic_net", "l1", attributes.real("l1", 1)),
          Ranges.notNegative("elastic_net", "l2", attributes.real("l2", 1)));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(Attributes.none().with("l1", 0.3).with("l2", 0.7), 0.1, 2, Shape.of(3, 4)),
          Sample.of(Attributes.none().with("l1", 0.3).with("l2", 0.7), -2, -0.1, Shape.batchOf(5)),
          Sample.of(Attributes.none().with("l1", 0.3).with("l2", 0.7), -2, -0.1, Shape.of()));
    }
  }
}
