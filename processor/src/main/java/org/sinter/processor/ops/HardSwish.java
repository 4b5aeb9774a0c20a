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

/**
 * {@code x min(max(x + 3, 0), 6) / 6} (Howard et al. 2019); its gradient is 0 up to -3, {@code x /
 * 3 + 1 / 2} below 3, else 1.
 */
public record HardSwish() implements Elementwise {

  @Override
  public String name() {
    return "hard_swish";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    return x.times(
        x.plus(Expr.constant(3)).max(Expr.constant(0)).min(Expr.constant(6)).times(1.0 / 6));
  }

  @Override
  public double scalar(double... x) {
    return x[0] < -3 ? 0 : x[0] > 3 ? x[0] : x[0] * (x[0] + 3) / 6;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr x = Expr.arg(0);
    Expr between = x.times(1.0 / 3).plus(Expr.constant(0.5));
    Expr derivative =
        Expr.select(
            Comparison.GREATER,
            x,
            Expr.constant(-3),
            Expr.select(Comparison.GREATER, Expr.constant(3), x, between, Expr.constant(1)),
            Expr.constant(0));
    return List.of(Elementwise.times(g, "d_hard_swish", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "hard_swish";
    }

    @Override
    public List<String> onnx() {
      return List.of("HardSwish");
    }

    @Override
    public HardSwish create(Attributes attributes) {
      return new HardSwish();
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
