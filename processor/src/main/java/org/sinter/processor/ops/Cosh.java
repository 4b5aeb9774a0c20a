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
 * The hyperbolic cosine, {@code (t² + 1/t²) / 2} with {@code t = exp(|x| / 2)}, whose square
 * overflows only where the result does. Its gradient is the hyperbolic sine.
 */
public record Cosh() implements Elementwise {

  @Override
  public String name() {
    return "cosh";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr t = Expr.of(UnaryOp.EXP, Expr.of(UnaryOp.ABS, Expr.arg(0)).times(0.5));
    return t.times(0.5).times(t).plus(Expr.constant(0.5).over(t).over(t));
  }

  @Override
  public double scalar(double... x) {
    return Math.cosh(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative = new Sinh().body();
    return List.of(Elementwise.times(g, "d_cosh", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "cosh";
    }

    @Override
    public List<String> onnx() {
      return List.of("Cosh");
    }

    @Override
    public Cosh create(Attributes attributes) {
      return new Cosh();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
