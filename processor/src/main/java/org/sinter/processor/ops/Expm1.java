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

/** {@code exp(x) - 1}, exact near 0; its gradient reads the result: {@code y + 1}. */
public record Expm1() implements Elementwise {

  @Override
  public String name() {
    return "expm1";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.of(UnaryOp.EXPM1, Expr.arg(0));
  }

  @Override
  public double scalar(double... x) {
    return Math.expm1(x[0]);
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative = Expr.arg(0).plus(Expr.constant(1));
    return List.of(Elementwise.times(g, "d_expm1", derivative, List.of(node.result()), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "expm1";
    }

    @Override
    public Expm1 create(Attributes attributes) {
      return new Expm1();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-2, 2, Shape.batchOf(5)), Sample.of(-0.001, 0.001, Shape.of(2, 2)));
    }
  }
}
