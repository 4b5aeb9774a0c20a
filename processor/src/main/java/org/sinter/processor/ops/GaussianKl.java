package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The divergence from N(0, 1) of normal distributions given by mean m and log variance v: {@code
 * sum of (m² + exp(v) - v - 1) / 2} over the last axis.
 */
public record GaussianKl(LossReduction reduction) implements Composite {

  @Override
  public String name() {
    return "gaussian_kl";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Losses.alike(name(), operands.get(0).shape(), operands.get(1).shape());
    return Losses.result(
        name(), reduction, operands, Losses.rows(name(), operands.get(0).shape()), 2);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Expr m = Expr.arg(0);
    Expr v = Expr.arg(1);
    Expr body = m.times(m).plus(Expr.of(UnaryOp.EXPM1, v).minus(v)).times(0.5);
    Value terms = e.map(name(), body, operands.get(0), operands.get(1));
    return reduction.reduce(e, e.sum(terms, terms.shape().rank() - 1), Losses.weights(operands));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "gaussian_kl";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("mean"), Slot.of("logVariance"), Slot.optional("weights"));
    }

    @Override
    public GaussianKl create(Attributes attributes) {
      return new GaussianKl(LossReduction.of("gaussian_kl", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand x = Losses.real(-2, 2, Shape.batchOf(4));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, x, x),
          Losses.sample(mean.with("reduction", "SUM"), x, x, weights),
          Losses.sample(mean.with("reduction", "NONE"), x, x));
    }
  }
}
