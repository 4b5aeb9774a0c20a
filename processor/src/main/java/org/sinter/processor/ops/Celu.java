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
 * {@code x > 0 ? x : alpha (exp(x / alpha) - 1)} (Barron 2017), whose slope has no jump. The
 * exponential sees {@code min(x, 0)}; the gradient reads the result: {@code y > 0 ? 1 : y / alpha +
 * 1}.
 *
 * @param alpha positive
 */
public record Celu(double alpha) implements Elementwise {
  static final double DEFAULT_ALPHA = 1;

  public Celu {
    Ranges.positive("celu", "alpha", alpha);
  }

  @Override
  public String name() {
    return "celu";
  }

  @Override
  public String label() {
    return "celu(" + alpha + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    Expr bounded = x.min(Expr.constant(0)).times(1 / alpha);
    return Expr.select(
        Comparison.GREATER, x, Expr.constant(0), x, Expr.of(UnaryOp.EXPM1, bounded).times(alpha));
  }

  @Override
  public double scalar(double... x) {
    return x[0] > 0 ? x[0] : alpha * Math.expm1(x[0] / alpha);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr y = Expr.arg(0);
    Expr derivative =
        Expr.select(
            Comparison.GREATER,
            y,
            Expr.constant(0),
            Expr.constant(1),
            y.times(1 / alpha).plus(Expr.constant(1)));
    return List.of(Elementwise.times(g, "d_celu", derivative, List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "celu";
    }

    @Override
    public List<String> onnx() {
      return List.of("Celu");
    }

    @Override
    public Celu create(Attributes attributes) {
      return new Celu(attributes.real("alpha", DEFAULT_ALPHA));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(0.1, 2, Shape.batchOf(5)),
          Sample.of(-2, -0.1, Shape.of(2, 3)),
          Sample.of(Attributes.none().with("alpha", 0.7), -2, -0.1, Shape.of(4)));
    }
  }
}
