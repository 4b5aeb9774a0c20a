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

/** {@code min(max(x, -1), 1)}; its gradient is 0 at both bounds. */
public record HardTanh() implements Elementwise {

  @Override
  public String name() {
    return "hard_tanh";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).max(Expr.constant(-1)).min(Expr.constant(1));
  }

  @Override
  public double scalar(double... x) {
    return x[0] < -1 ? -1 : x[0] > 1 ? 1 : x[0];
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative =
        Expr.select(
            Comparison.GREATER,
            Expr.arg(0),
            Expr.constant(-1),
            Expr.select(
                Comparison.GREATER,
                Expr.constant(1),
                Expr.arg(0),
                Expr.constant(1),
                Expr.constant(0)),
            Expr.constant(0));
    return List.of(Elementwise.times(g, "d_hard_tanh", derivative, List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "hard_tanh";
    }

    @Override
    public HardTanh create(Attributes attributes) {
      return new HardTanh();
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-0.9, 0.9, Shape.batchOf(5)),
          Sample.of(-2, -1.1, Shape.of(2, 3)),
          Sample.of(1.1, 2, Shape.of(3)));
    }
  }
}
