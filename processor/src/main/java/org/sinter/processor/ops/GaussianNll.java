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
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * {@code (log v + (x - t)²/v) / 2} with the variance v at least epsilon; the gradient passes where
 * it is raised to that, as PyTorch has it.
 *
 * @param epsilon positive
 */
public record GaussianNll(double epsilon, LossReduction reduction) implements Composite {
  public GaussianNll {
    Ranges.positive("gaussian_nll", "epsilon", epsilon);
  }

  @Override
  public String name() {
    return "gaussian_nll";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.get(0).shape();
    Losses.alike(name(), x, operands.get(1).shape());
    Losses.alike(name(), x, operands.get(2).shape());
    return Losses.result(name(), reduction, operands, x, 3);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.get(0);
    Value t = Losses.like(e, operands.get(1), x.shape());
    Value v = e.add(new Raised(epsilon), Losses.like(e, operands.get(2), x.shape()));
    Expr error = Expr.arg(0).minus(Expr.arg(1));
    Expr body =
        Expr.of(UnaryOp.LOG, Expr.arg(2)).plus(error.times(error).over(Expr.arg(2))).times(0.5);
    return reduction.reduce(e, e.map(name(), body, x, t, v), Losses.weights(operands, 3));
  }

  /** {@code max(x, bound)} whose gradient passes everywhere. */
  private record Raised(double bound) implements Elementwise {
    @Override
    public String name() {
      return "raise";
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public Expr body() {
      return Expr.arg(0).max(Expr.constant(bound));
    }

    @Override
    public double scalar(double... x) {
      return Math.max(x[0], bound);
    }

    @Override
    public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
      return List.of(dy);
    }
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "gaussian_nll";
    }

    @Override
    public List<Slot> slots() {
      return List.of(
          Slot.of("prediction"), Slot.of("label"), Slot.of("variance"), Slot.optional("weights"));
    }

    @Override
    public GaussianNll create(Attributes attributes) {
      return new GaussianNll(
          attributes.real("epsilon", 1e-6), LossReduction.of("gaussian_nll", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand x = Losses.real(-2, 2, Shape.batchOf(4));
      Sample.Operand v = Losses.real(0.5, 2, Shape.batchOf(4));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, x, x, v),
          Losses.sample(mean.with("reduction", "SUM"), x, x, v, weights),
          Losses.sample(mean.with("reduction", "NONE"), x, x, v));
    }
  }
}
