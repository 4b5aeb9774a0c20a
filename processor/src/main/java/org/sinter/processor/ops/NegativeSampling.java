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
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * {@code softplus(-positive) + sum over k of softplus(negatives[k])}: one score that is to be high,
 * several that are to be low. Overflows for no score.
 */
public record NegativeSampling(LossReduction reduction) implements Composite {

  @Override
  public String name() {
    return "negative_sampling";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape negatives = operands.get(1).shape();
    Shape rows = Losses.rows(name(), negatives);
    Losses.alike(name(), rows, operands.get(0).shape());
    return Losses.result(name(), reduction, operands, rows, 2);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value negatives = operands.get(1);
    int last = negatives.shape().rank() - 1;
    Value low = e.sum(e.add(new Softplus(), negatives), last);
    Value high =
        e.add(new Softplus(), e.add(new Negate(), Losses.like(e, operands.get(0), low.shape())));
    return reduction.reduce(
        e, e.map("add", Expr.arg(0).plus(Expr.arg(1)), high, low), Losses.weights(operands));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "negative_sampling";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("positive"), Slot.of("negatives"), Slot.optional("weights"));
    }

    @Override
    public NegativeSampling create(Attributes attributes) {
      return new NegativeSampling(LossReduction.of("negative_sampling", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand one = Losses.real(-3, 3, Shape.batchOf());
      Sample.Operand many = Losses.real(-3, 3, Shape.batchOf(4));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, one, many),
          Losses.sample(
              mean.with("reduction", "SUM"), Losses.real(-3, 3, Shape.batchOf(1)), many, weights),
          Losses.sample(mean.with("reduction", "NONE"), one, many));
    }
  }
}
