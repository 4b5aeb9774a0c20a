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
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/**
 * {@code log(1 + exp(x))}, computed as {@code max(x, 0) + log1p(u)} with {@code u = exp(-|x|)}, and
 * {@code log1p(u) = u log(w) / (w - 1)} for the rounded {@code w = 1 + u} (Kahan; Goldberg 1991,
 * theorem 4): exact to a few ulp for every x, and no overflow. Its gradient is the sigmoid.
 */
public record Softplus() implements Elementwise {

  @Override
  public String name() {
    return "softplus";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    Expr one = Expr.constant(1);
    Expr u = Expr.of(UnaryOp.EXP, Expr.of(UnaryOp.ABS, x).negated());
    Expr w = one.plus(u);
    Expr log1p =
        Expr.select(
            Comparison.EQUAL, w, one, u, Expr.of(UnaryOp.LOG, w).times(u.over(w.minus(one))));
    return x.max(Expr.constant(0)).plus(log1p);
  }

  @Override
  public double scalar(double... x) {
    return x[0] > 0
        ? x[0] + StrictMath.log1p(StrictMath.exp(-x[0]))
        : StrictMath.log1p(StrictMath.exp(x[0]));
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative = Expr.of(UnaryOp.SIGMOID, Expr.arg(0));
    return List.of(Elementwise.times(g, "d_softplus", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "softplus";
    }

    @Override
    public List<String> onnx() {
      return List.of("Softplus");
    }

    @Override
    public Softplus create(Attributes attributes) {
      return new Softplus();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-4, 4, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(1)));
    }
  }
}
