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
 * The hyperbolic sine, {@code (h + h/t) (t + 1/t) / 2} with {@code h = exp(|x| / 2) - 1} and {@code
 * t = h + 1}, and the sign of x: nothing cancels near 0 and nothing overflows before the result.
 * Its gradient is the hyperbolic cosine.
 */
public record Sinh() implements Elementwise {

  @Override
  public String name() {
    return "sinh";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    Expr one = Expr.constant(1);
    Expr h = Expr.of(UnaryOp.EXPM1, Expr.of(UnaryOp.ABS, x).times(0.5));
    Expr t = h.plus(one);
    Expr inverse = one.over(t);
    Expr difference = Expr.select(Comparison.GREATER, h, one, t.minus(inverse), h.plus(h.over(t)));
    Expr magnitude = difference.times(0.5).times(t.plus(inverse));
    return Expr.select(Comparison.GREATER, Expr.constant(0), x, magnitude.negated(), magnitude);
  }

  @Override
  public double scalar(double... x) {
    return Math.sinh(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative = new Cosh().body();
    return List.of(Elementwise.times(g, "d_sinh", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "sinh";
    }

    @Override
    public List<String> onnx() {
      return List.of("Sinh");
    }

    @Override
    public Sinh create(Attributes attributes) {
      return new Sinh();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(2, 2)));
    }
  }
}
