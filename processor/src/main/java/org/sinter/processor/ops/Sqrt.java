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

/** The square root; its gradient reads the result: {@code 0.5 / y}. */
public record Sqrt() implements Elementwise {

  @Override
  public String name() {
    return "sqrt";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.SQRT, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.sqrt(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative = Expr.constant(0.5).over(Expr.arg(0));
    return List.of(Elementwise.times(g, "d_sqrt", derivative, List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "sqrt";
    }

    @Override
    public List<String> onnx() {
      return List.of("Sqrt");
    }

    @Override
    public Sqrt create(Attributes attributes) {
      return new Sqrt();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.5, 3, Shape.batchOf(3)), Sample.of(0.5, 1, Shape.of(1)));
    }
  }
}
