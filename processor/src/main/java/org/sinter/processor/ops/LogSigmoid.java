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
 * {@code log sigmoid(x) = min(x, 0) - log(1 + exp(-|x|))}, which overflows for no x; its gradient
 * is {@code sigmoid(-x)}.
 */
public record LogSigmoid() implements Elementwise {

  @Override
  public String name() {
    return "log_sigmoid";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    Expr x = Expr.arg(0);
    Expr u = Expr.of(UnaryOp.EXP, Expr.of(UnaryOp.ABS, x).negated());
    return x.min(Expr.constant(0)).minus(Expr.of(UnaryOp.LOG1P, u));
  }

  @Override
  public double scalar(double... x) {
    return x[0] > 0
        ? -StrictMath.log1p(StrictMath.exp(-x[0]))
        : x[0] - StrictMath.log1p(StrictMath.exp(x[0]));
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Expr derivative = Expr.of(UnaryOp.SIGMOID, Expr.arg(0).negated());
    return List.of(Elementwise.times(g, "d_log_sigmoid", derivative, node.operands(), dy));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "log_sigmoid";
    }

    @Override
    public LogSigmoid create(Attributes attributes) {
      return new LogSigmoid();
    }

    @Override
    public List<Sample> samples() {
      return List.of(Sample.of(-4, 4, Shape.batchOf(5)), Sample.of(-1, 1, Shape.of(1)));
    }
  }
}
