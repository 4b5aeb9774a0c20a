package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/**
 * {@code t (log t - x)} of log probabilities x and probabilities t, 0 where t is 0; of log
 * probabilities t {@code exp(t) (t - x)}. The mean over elements and examples.
 *
 * @param logTarget whether the label holds logarithms
 */
public record KullbackLeibler(boolean logTarget, LossReduction reduction) implements ElementLoss {

  @Override
  public String name() {
    return "kullback_leibler";
  }

  @Override
  public Value elements(Expansion e, Value prediction, Value label) {
    Expr x = Expr.arg(0);
    Expr t = Expr.arg(1);
    Expr zero = Expr.constant(0);
    Expr logs = Expr.of(UnaryOp.EXP, t).times(t.minus(x));
    Expr plain =
        Expr.select(Comparison.GREATER, t, zero, t.times(Expr.of(UnaryOp.LOG, t).minus(x)), zero);
    return e.map(name(), logTarget ? logs : plain, prediction, label);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "kullback_leibler";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public KullbackLeibler create(Attributes attributes) {
      return new KullbackLeibler(
          attributes.flag("logTarget", false), LossReduction.of("kullback_leibler", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand x = Losses.real(-3, -0.1, Shape.batchOf(4));
      Sample.Operand t = Losses.real(0.1, 0.9, Shape.batchOf(4));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, x, t),
          Losses.sample(mean.with("logTarget", true), x, x, weights),
          Losses.sample(mean.with("reduction", "NONE"), x, t));
    }
  }
}
