package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/** {@code min(max(x + 3, 0), 6) / 6}; its gradient is 0 at both bounds. */
public record HardSigmoid() implements Elementwise {

  @Override
  public String name() {
    return "hard_sigmoid";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0)
        .plus(Expr.constant(3))
        .max(Expr.constant(0))
        .min(Expr.constant(6))
        .times(1.0 / 6);
  }

  @Override
  public double scalar(double... x) {
    return x[0] < -3 ? 0 : x[0] > 3 ? 1 : (x[0] + 3) / 6;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative =
        Expr.select(
            Comparison.GREATER,
            Expr.arg(0),
            Expr.constant(-3),
            Expr.select(
                Comparison.GREATER,
                Expr.constant(3),
                Expr.arg(0),
                Expr.constant(1.0 / 6),
                Expr.constant(0)),
            Expr.constant(0));
    return List.of(Elementwise.times(g, "d_hard_sigmoid", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "hard_sigmoid";
    }

    @Override
    public HardSigmoid create(Attributes attributes) {
      return new HardSigmoid();
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-2.9, 2.9, Shape.batchOf(5)),
          Sample.of(-5, -3.1, Shape.of(2, 3)),
          Sample.of(3.1, 5, Shape.of(3)));
    }
  }
}
