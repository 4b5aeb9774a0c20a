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

/** {@code max(x, 0)}; its gradient reads the result: {@code y > 0 ? dy : 0}. */
public record Relu() implements Elementwise {

  @Override
  public String name() {
    return "relu";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).max(Expr.constant(0));
  }

  @Override
  public double scalar(double... x) {
    return x[0] > 0 || Double.isNaN(x[0]) ? x[0] : 0;
  }

  /**
   * Where the result went to max pooling alone, the largest of each window is asked and not each of
   * its elements: those are fewer, and what made their gradient may ask at once.
   */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Node by = g.node(dy);
    boolean pooled =
        by.op() instanceof MaxPoolGradient && by.operands().getFirst().equals(node.result());
    if (!pooled) {
      return List.of(masked(g, node.result(), dy));
    }
    Value y = by.operands().get(1);
    Value dyPooled = masked(g, y, by.operands().get(2));
    return List.of(g.add(by.op(), List.of(node.result(), y, dyPooled)));
  }

  /** {@code y > 0 ? dy : 0}. */
  private static Value masked(GraphBuilder g, Value y, Value dy) {
    Expr derivative =
        Expr.select(
            Comparison.GREATER, Expr.arg(0), Expr.constant(0), Expr.constant(1), Expr.constant(0));
    return Elementwise.times(g, "d_relu", derivative, List.of(y), dy);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "relu";
    }

    @Override
    public List<String> onnx() {
      return List.of("Relu");
    }

    @Override
    public Relu create(Attributes attributes) {
      return new Relu();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.1, 2, Shape.batchOf(5)), Sample.of(-2, -0.1, Shape.of(2, 3)));
    }
  }
}
