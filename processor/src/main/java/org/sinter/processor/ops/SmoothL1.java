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
 * {@code d²/(2 beta)} for {@code |d| < beta}, else {@code |d| - beta/2}, d the difference (Girshick
 * 2015): Huber's loss divided by beta.
 *
 * @param beta positive
 */
public record SmoothL1(double beta, LossReduction reduction) implements ElementLoss {
  public SmoothL1 {
    Ranges.positive("smooth_l1", "beta", beta);
  }

  @Override
  public String name() {
    return "smooth_l1";
  }

  @Override
  public Value elements(Expansion e, Value prediction, Value label) {
    Value error = e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), prediction, label);
    Expr d = Expr.arg(0);
    Expr size = Expr.of(UnaryOp.ABS, d);
    return e.map(
        name(),
        Expr.select(
            Comparison.GREATER,
            Expr.constant(beta),
            size,
            d.times(d).times(0.5 / beta),
            size.minus(Expr.constant(beta / 2))),
        error);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "smooth_l1";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public SmoothL1 create(Attributes attributes) {
      return new SmoothL1(attributes.real("beta", 1), LossReduction.of("smooth_l1", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand near = Losses.real(-0.4, 0.4, Shape.batchOf(3, 2));
      Sample.Operand far = Losses.real(2, 3, Shape.batchOf(3, 2));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, near, near),
          Losses.sample(mean.with("beta", 0.5), far, near, weights),
          Losses.sample(mean.with("reduction", "NONE"), near, far));
    }
  }
}
