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

/** {@code x sigmoid(x)} (Hendrycks and Gimpel 2016; Ramachandran, Zoph and Le 2017: swish). */
public record Silu() implements Elementwise {

  @Override
  public String name() {
    return "silu";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    return x.times(Expr.of(UnaryOp.SIGMOID, x));
  }

  @Override
  public double scalar(double... x) {
    double e = StrictMath.exp(-Math.abs(x[0]));
    return x[0] * (x[0] >= 0 ? 1 : e) / (1 + e);
  }

  /** {@code s + x s (1 - s)} with {@code s = sigmoid(x)}. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr x = Expr.arg(0);
    Expr s = Expr.of(UnaryOp.SIGMOID, x);
    Expr derivative = s.plus(x.times(s.times(Expr.constant(1).minus(s))));
    return List.of(Elementwise.times(g, "d_silu", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "silu";
    }

    @Override
    public List<String> onnx() {
      return List.of("Swish");
    }

    @Override
    public Silu create(Attributes attributes) {
      return new Silu();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-3, 3, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(1, 3)));
    }
  }
}
