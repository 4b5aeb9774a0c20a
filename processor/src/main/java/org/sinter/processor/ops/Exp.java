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

/** {@code exp(x)}; its gradient reads the result. */
public record Exp() implements Elementwise {

  @Override
  public String name() {
    return "exp";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.EXP, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.exp(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of(Elementwise.times(g, "d_exp", Expr.arg(0), List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "exp";
    }

    @Override
    public List<String> onnx() {
      return List.of("Exp");
    }

    @Override
    public Exp create(Attributes attributes) {
      return new Exp();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(3)), Sample.of(-1, 1, Shape.of(2, 5)));
    }
  }
}
