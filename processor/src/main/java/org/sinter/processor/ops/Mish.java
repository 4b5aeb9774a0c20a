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
 * {@code x tanh(log(1 + exp(x)))} (Misra 2019). With {@code s = sigmoid(x)} and {@code q = 1 - s}
 * the hyperbolic tangent is {@code w = s (1 + q) / (1 + q²)}: one function, no overflow.
 */
public record Mish() implements Elementwise {

  @Override
  public String name() {
    return "mish";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr s = sigmoid();
    return Expr.arg(0).times(factor(s, Expr.constant(1).minus(s)));
  }

  @Override
  public double scalar(double... x) {
    return x[0] * Math.tanh(new Softplus().scalar(x[0]));
  }

  /** {@code w + x s (2 q / (1 + q²))²}. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr s = sigmoid();
    Expr q = Expr.constant(1).minus(s);
    Expr bend = q.times(2).over(square(q));
    Expr derivative = factor(s, q).plus(Expr.arg(0).times(s).times(bend.times(bend)));
    return List.of(Elementwise.times(g, "d_mish", derivative, node.operands(), dy));
  }

  private static Expr sigmoid() {
    return Expr.of(UnaryOp.SIGMOID, Expr.arg(0));
  }

  private static Expr factor(Expr s, Expr q) {
    return s.times(q.plus(Expr.constant(1))).over(square(q));
  }

  private static Expr square(Expr q) {
    return q.times(q).plus(Expr.constant(1));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "mish";
    }

    @Override
    public List<String> onnx() {
      return List.of("Mish");
    }

    @Override
    public Mish create(Attributes attributes) {
      return new Mish();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-3, 3, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
