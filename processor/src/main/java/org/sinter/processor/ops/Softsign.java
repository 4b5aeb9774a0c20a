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

/** {@code x / (1 + |x|)} (Bergstra et al. 2009); its gradient is {@code 1 / (1 + |x|)²}. */
public record Softsign() implements Elementwise {

  @Override
  public String name() {
    return "softsign";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    return x.over(Expr.of(UnaryOp.ABS, x).plus(Expr.constant(1)));
  }

  @Override
  public double scalar(double... x) {
    return x[0] / (1 + Math.abs(x[0]));
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr inverse = Expr.constant(1).over(Expr.of(UnaryOp.ABS, Expr.arg(0)).plus(Expr.constant(1)));
    Expr derivative = inverse.times(inverse);
    return List.of(Elementwise.times(g, "d_softsign", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "softsign";
    }

    @Override
    public List<String> onnx() {
      return List.of("Softsign");
    }

    @Override
    public Softsign create(Attributes attributes) {
      return new Softsign();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(0.1, 3, Shape.batchOf(5)), Sample.of(-3, -0.1, Shape.of(2, 2)));
    }
  }
}
