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

/**
 * {@code x (1 + tanh(v)) / 2 = x sigmoid(2 v)} with {@code v = √(2/π) (x + 0.044715 x³)} (Hendrycks
 * and Gimpel 2016), the approximation. The cube sees x between -30 and 30, beyond which the sigmoid
 * is 0 or 1, so that it cannot overflow.
 */
public record GeluTanh() implements Elementwise {
  private static final double CUBE = 0.044715;
  private static final double TWICE = 2 * Math.sqrt(2 / Math.PI);

  @Override
  public String name() {
    return "gelu_tanh";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).times(sigmoid());
  }

  @Override
  public double scalar(double... x) {
    double v = Math.sqrt(2 / Math.PI) * x[0] * (1 + CUBE * x[0] * x[0]);
    return x[0] / (1 + StrictMath.exp(-2 * v));
  }

  /** {@code s + x s (1 - s) 2 v'} with {@code s = sigmoid(2 v)}. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr b = bounded();
    Expr s = sigmoid();
    Expr slope = b.times(b).times(3 * CUBE).plus(Expr.constant(1)).times(TWICE);
    Expr derivative = s.plus(b.times(s.times(Expr.constant(1).minus(s))).times(slope));
    return List.of(Elementwise.times(g, "d_gelu_tanh", derivative, node.operands(), dy));
  }

  private static Expr bounded() {
    return Expr.arg(0).max(Expr.constant(-30)).min(Expr.constant(30));
  }

  private static Expr sigmoid() {
    Expr b = bounded();
    return Expr.of(
        UnaryOp.SIGMOID, b.times(b).times(CUBE).plus(Expr.constant(1)).times(b).times(TWICE));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "gelu_tanh";
    }

    @Override
    public GeluTanh create(Attributes attributes) {
      return new GeluTanh();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-3, 3, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
