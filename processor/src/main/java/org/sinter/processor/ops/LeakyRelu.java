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
import org.sinter.processor.type.Shape;

/** {@code x > 0 ? x : alpha * x} (Maas, Hannun and Ng 2013). */
public record LeakyRelu(double alpha) implements Elementwise {
  static final double DEFAULT_ALPHA = 0.01;

  @Override
  public String name() {
    return "leaky_relu";
  }

  @Override
  public String label() {
    return "leaky_relu(" + alpha + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    return Expr.select(Comparison.GREATER, x, Expr.constant(0), x, x.times(alpha));
  }

  @Override
  public double scalar(double... x) {
    return x[0] > 0 ? x[0] : alpha * x[0];
  }

  /** Where alpha is positive, the result has the sign of x: then x need not be kept. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value sign = alpha > 0 ? node.result() : node.operands().getFirst();
    Expr derivative =
        Expr.select(
            Comparison.GREATER,
            Expr.arg(0),
            Expr.constant(0),
            Expr.constant(1),
            Expr.constant(alpha));
    return List.of(Elementwise.times(g, "d_leaky_relu", derivative, List.of(sign), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "leaky_relu";
    }

    @Override
    public List<String> onnx() {
      return List.of("LeakyRelu");
    }

    @Override
    public LeakyRelu create(Attributes attributes) {
      return new LeakyRelu(attributes.real("alpha", DEFAULT_ALPHA));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(0.1, 2, Shape.batchOf(5)),
          Sample.of(-2, -0.1, Shape.of(2, 3)),
          Sample.of(Attributes.none().with("alpha", -0.3), -2, -0.1, Shape.of(4)));
    }
  }
}
