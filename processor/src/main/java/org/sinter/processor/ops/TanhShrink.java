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

/** {@code x - tanh(x)}; its gradient is {@code tanh²(x)}. */
public record TanhShrink() implements Elementwise {

  @Override
  public String name() {
    return "tanh_shrink";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).minus(Expr.of(UnaryOp.TANH, Expr.arg(0)));
  }

  @Override
  public double scalar(double... x) {
    return x[0] - Math.tanh(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr t = Expr.of(UnaryOp.TANH, Expr.arg(0));
    Expr derivative = t.times(t);
    return List.of(Elementwise.times(g, "d_tanh_shrink", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "tanh_shrink";
    }

    @Override
    public TanhShrink create(Attributes attributes) {
      return new TanhShrink();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-3, 3, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
