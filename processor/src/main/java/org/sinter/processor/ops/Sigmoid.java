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

/** {@code 1 / (1 + exp(-x))}; its gradient reads the result y: {@code y (1 - y)}. */
public record Sigmoid() implements Elementwise {

  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.SIGMOID, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return 0.5 + 0.5 * StrictMath.tanh(x[0] / 2);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr y = Expr.arg(0);
    Expr derivative = y.times(Expr.constant(1).minus(y));
    return List.of(Elementwise.times(g, "d_sigmoid", derivative, List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "sigmoid";
    }

    @Override
    public List<String> onnx() {
      return List.of("Sigmoid");
    }

    @Override
    public Sigmoid create(Attributes attributes) {
      return new Sigmoid();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-3, 3, Shape.batchOf(7)), Sample.of(-1, 1, Shape.of(1)));
    }
  }
}
