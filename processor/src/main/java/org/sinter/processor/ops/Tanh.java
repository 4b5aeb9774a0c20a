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

/** The hyperbolic tangent; its gradient reads the result y: {@code 1 - y²}. */
public record Tanh() implements Elementwise {

  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.TANH, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.tanh(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr y = Expr.arg(0);
    Expr derivative = Expr.constant(1).minus(y.times(y));
    return List.of(Elementwise.times(g, "d_tanh", derivative, List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "tanh";
    }

    @Override
    public List<String> onnx() {
      return List.of("Tanh");
    }

    @Override
    public Tanh create(Attributes attributes) {
      return new Tanh();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(3, 1)));
    }
  }
}
