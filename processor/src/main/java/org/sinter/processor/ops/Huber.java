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
 * {@code d²/2} for {@code |d| <= delta}, else {@code delta (|d| - delta/2)}, d the difference
 * (Huber 1964).
 *
 * @param delta positive
 */
public record Huber(double delta, LossReduction reduction) implements ElementLoss {
  public Huber {
    Ranges.positive("huber", "delta", delta);
  }

  @Override
  public String name() {
    return "huber";
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
            size,
            Expr.constant(delta),
            size.minus(Expr.constant(delta / 2)).times(delta),
            d.times(d).times(0.5)),
        error);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "huber";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public Huber create(Attributes attributes) {
      return new Huber(attributes.real("delta", 1), LossReduction.of("huber", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand near = Losses.real(-0.4, 0.4, Shape.batchOf(3, 2));
      Sample.Operand far = Losses.real(2, 3, Shape.batchOf(3, 2));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, near, near),
          Losses.sample(mean.with("delta", 0.5), far, near, weights),
          Losses.sample(mean.with("reduction", "NONE"), near, far));
    }
  }
}
