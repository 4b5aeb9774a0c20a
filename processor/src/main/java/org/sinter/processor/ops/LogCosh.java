package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/**
 * {@code log cosh(d)} of the difference d, as {@code |d| + log1p(exp(-2 |d|)) - log 2}, which
 * overflows for no d. Its gradient is {@code tanh(d)}.
 */
public record LogCosh(LossReduction reduction) implements ElementLoss {

  @Override
  public String name() {
    return "log_cosh";
  }

  @Override
  public Value elements(Expansion e, Value prediction, Value label) {
    Value error = e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), prediction, label);
    return e.add(new Difference(), error);
  }

  /** The function of the difference. */
  private record Difference() implements Elementwise {
    @Override
    public String name() {
      return "log_cosh";
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public Expr body() {
      Expr size = Expr.of(UnaryOp.ABS, Expr.arg(0));
      return size.plus(
          Expr.of(UnaryOp.LOG1P, Expr.of(UnaryOp.EXP, size.times(-2)))
              .minus(Expr.constant(Math.log(2))));
    }

    @Override
    public double scalar(double... x) {
      return Math.abs(x[0]) + Math.log1p(Math.exp(-2 * Math.abs(x[0]))) - Math.log(2);
    }

    @Override
    public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
      Expr derivative = Expr.of(UnaryOp.TANH, Expr.arg(0));
      return List.of(Elementwise.times(g, "d_log_cosh", derivative, node.operands(), dy));
    }
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "log_cosh";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public LogCosh create(Attributes attributes) {
      return new LogCosh(LossReduction.of("log_cosh", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand x = Losses.real(-2, 2, Shape.batchOf(3, 2));
      Sample.Operand t = Losses.real(-2, 2, Shape.batchOf(3, 2));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, x, t),
          Losses.sample(mean.with("reduction", "SUM"), x, t, weights),
          Losses.sample(mean.with("reduction", "NONE"), x, t, weights));
    }
  }
}
