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
 * {@code x > 0 ? x : alpha (exp(x) - 1)} (Clevert, Unterthiner and Hochreiter 2016). The
 * exponential sees {@code min(x, 0)}, so that the branch not taken cannot overflow; the gradient
 * reads the result: {@code y > 0 ? 1 : y + alpha}.
 *
 * @param alpha positive
 */
public record Elu(double alpha) implements Elementwise {
  static final double DEFAULT_ALPHA = 1;

  public Elu {
    Ranges.positive("elu", "alpha", alpha);
  }

  @Override
  public String name() {
    return "elu";
  }

  @Override
  public String label() {
    return "elu(" + alpha + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    Expr exponential = Expr.of(UnaryOp.EXP, x.min(Expr.constant(0)));
    return Expr.select(
        Comparison.GREATER,
        x,
        Expr.constant(0),
        x,
        exponential.minus(Expr.constant(1)).times(alpha));
  }

  @Override
  public double scalar(double... x) {
    return x[0] > 0 ? x[0] : alpha * StrictMath.expm1(x[0]);
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
            y.plus(Expr.constant(alpha)));
    return List.of(Elementwise.times(g, "d_elu", derivative, List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "elu";
    }

    @Override
    public List<String> onnx() {
      return List.of("Elu");
    }

    @Override
    public Elu create(Attributes attributes) {
      return new Elu(attributes.real("alpha", DEFAULT_ALPHA));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(0.1, 2, Shape.batchOf(5)),
          Sample.of(-2, -0.1, Shape.of(2, 3)),
          Sample.of(Attributes.none().with("alpha", 0.5), -2, -0.1, Shape.of(4)));
    }
  }
}
