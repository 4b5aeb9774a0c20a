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

/** {@code x Φ(x) = x (1 + erf(x / √2)) / 2} (Hendrycks and Gimpel 2016), the exact form. */
public record Gelu() implements Elementwise {

  @Override
  public String name() {
    return "gelu";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).times(cumulative());
  }

  @Override
  public double scalar(double... x) {
    double erf = UnaryOp.ERF.apply(x[0] / Math.sqrt(2));
    return x[0] / 2 + x[0] / 2 * erf;
  }

  /** {@code Φ(x) + x φ(x)}, with the density {@code φ(x) = exp(-x²/2) / √(2π)}. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr x = Expr.arg(0);
    Expr density = Expr.of(UnaryOp.EXP, x.times(x).times(-0.5)).times(1 / Math.sqrt(2 * Math.PI));
    Expr derivative = cumulative().plus(x.times(density));
    return List.of(Elementwise.times(g, "d_gelu", derivative, node.operands(), dy));
  }

  private static Expr cumulative() {
    Expr erf = Expr.of(UnaryOp.ERF, Expr.arg(0).times(Math.sqrt(0.5)));
    return erf.plus(Expr.constant(1)).times(0.5);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "gelu";
    }

    @Override
    public List<String> onnx() {
      return List.of("Gelu");
    }

    @Override
    public Gelu create(Attributes attributes) {
      return new Gelu();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-3, 3, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
