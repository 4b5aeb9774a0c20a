package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Shape;

/**
 * The negative log likelihood of counts t, without its constant: {@code exp(x) - t x} of a log rate
 * x, or {@code x - t log(x + epsilon)} of a rate.
 *
 * @param logInput whether the prediction is the logarithm of the rate
 */
public record PoissonNll(boolean logInput, LossReduction reduction) implements ElementLoss {
  private static final double EPSILON = 1e-8;

  @Override
  public String name() {
    return "poisson_nll";
  }

  @Override
  public Value elements(Expansion e, Value prediction, Value label) {
    Expr x = Expr.arg(0);
    Expr t = Expr.arg(1);
    Expr rate = x.minus(t.times(Expr.of(UnaryOp.LOG, x.plus(Expr.constant(EPSILON)))));
    return e.map(
        name(), logInput ? Expr.of(UnaryOp.EXP, x).minus(t.times(x)) : rate, prediction, label);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "poisson_nll";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public PoissonNll create(Attributes attributes) {
      return new PoissonNll(
          attributes.flag("logInput", true), LossReduction.of("poisson_nll", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand x = Losses.real(0.5, 2, Shape.batchOf(4));
      Sample.Operand t = Losses.real(0, 5, Shape.batchOf(4));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, x, t),
          Losses.sample(mean.with("logInput", false), x, t, weights),
          Losses.sample(mean.with("reduction", "NONE"), x, t));
    }
  }
}
