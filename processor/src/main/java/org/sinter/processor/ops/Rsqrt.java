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
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/** {@code 1 / √x}; its gradient is {@code -y / (2 x)}. */
public record Rsqrt() implements Elementwise {

  @Override
  public String name() {
    return "rsqrt";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.constant(1).over(Expr.of(UnaryOp.SQRT, Expr.arg(0)));
  }

  @Override
  public double scalar(double... x) {
    return 1 / Math.sqrt(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative = Expr.arg(1).times(-0.5).over(Expr.arg(0));
    return List.of(
        Elementwise.times(
            g, "d_rsqrt", derivative, List.of(node.operands().getFirst(), node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "rsqrt";
    }

    @Override
    public Rsqrt create(Attributes attributes) {
      return new Rsqrt();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.5, 2, Shape.batchOf(5)), Sample.of(1, 3, Shape.of(2, 2)));
    }
  }
}
