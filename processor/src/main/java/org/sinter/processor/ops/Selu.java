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
 * {@code scale (x > 0 ? x : alpha (exp(x) - 1))} with the constants that keep mean 0 and variance 1
 * (Klambauer et al. 2017). The gradient reads the result.
 */
public record Selu() implements Elementwise {
  private static final double ALPHA = 1.6732632423543772;
  private static final double SCALE = 1.0507009873554805;

  @Override
  public String name() {
    return "selu";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    Expr exponential = Expr.of(UnaryOp.EXPM1, x.min(Expr.constant(0)));
    return Expr.select(
        Comparison.GREATER, x, Expr.constant(0), x.times(SCALE), exponential.times(SCALE * ALPHA));
  }

  @Override
  public double scalar(double... x) {
    return SCALE * (x[0] > 0 ? x[0] : ALPHA * Math.expm1(x[0]));
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr y = Expr.arg(0);
    Expr derivative =
        Expr.select(
            Comparison.GREATER,
            y,
            Expr.constant(0),
            Expr.constant(SCALE),
            y.plus(Expr.constant(SCALE * ALPHA)));
    return List.of(Elementwise.times(g, "d_selu", derivative, List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "selu";
    }

    @Override
    public List<String> onnx() {
      return List.of("Selu");
    }

    @Override
    public Selu create(Attributes attributes) {
      return new Selu();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.1, 2, Shape.batchOf(5)), Sample.of(-2, -0.1, Shape.of(2, 3)));
    }
  }
}
