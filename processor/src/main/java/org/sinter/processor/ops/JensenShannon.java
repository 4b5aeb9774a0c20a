package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * {@code (KL(p, m) + KL(q, m)) / 2} with {@code m = (p + q) / 2}, of probabilities over the last
 * axis. A probability of 0 has no term; the gradient by p is {@code log(p / m) / 2}, by one that is
 * 0 it is 0.
 */
public record JensenShannon(LossReduction reduction) implements Composite {

  @Override
  public String name() {
    return "jensen_shannon";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Losses.alike(name(), operands.get(0).shape(), operands.get(1).shape());
    return Losses.result(
        name(), reduction, operands, Losses.rows(name(), operands.get(0).shape()), 2);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value terms = e.add(new Term(), operands.get(0), operands.get(1));
    return reduction.reduce(e, e.sum(terms, terms.shape().rank() - 1), Losses.weights(operands));
  }

  /** The term of one class. */
  private record Term() implements Elementwise {
    @Override
    public String name() {
      return "jensen_shannon";
    }

    @Override
    public int arity() {
      return 2;
    }

    @Override
    public Expr body() {
      return half(0).plus(half(1));
    }

    /** {@code x log(x / m) / 2}, 0 where x is. */
    private static Expr half(int operand) {
      Expr x = Expr.arg(operand);
      return Expr.select(
          Comparison.GREATER, x, Expr.constant(0), x.times(logRatio(operand)), Expr.constant(0));
    }

    private static Expr logRatio(int operand) {
      Expr mean = Expr.arg(0).plus(Expr.arg(1)).times(0.5);
      return Expr.of(UnaryOp.LOG, Expr.arg(operand).over(mean)).times(0.5);
    }

    @Override
    public double scalar(double... x) {
      return half(x[0], x[1]) + half(x[1], x[0]);
    }

    private static double half(double x, double other) {
      return x > 0 ? x * Math.log(2 * x / (x + other)) / 2 : 0;
    }

    @Override
    public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
      return List.of(by(g, node, dy, 0), by(g, node, dy, 1));
    }

    private static Value by(GraphBuilder g, Node node, Value dy, int operand) {
      Expr derivative =
          Expr.select(
              Comparison.GREATER,
              Expr.arg(operand),
              Expr.constant(0),
              logRatio(operand),
              Expr.constant(0));
      return Elementwise.times(g, "d_jensen_shannon", derivative, node.operands(), dy);
    }
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "jensen_shannon";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public JensenShannon create(Attributes attributes) {
      return new JensenShannon(LossReduction.of("jensen_shannon", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand p = Losses.real(0.1, 0.9, Shape.batchOf(4));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, p, p),
          Losses.sample(mean.with("reduction", "SUM"), p, p, weights),
          Losses.sample(mean.with("reduction", "NONE"), p, p));
    }
  }
}
