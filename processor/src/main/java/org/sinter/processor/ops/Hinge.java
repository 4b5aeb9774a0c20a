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
import org.sinter.processor.type.Shape;

/** {@code max(0, 1 - t x)} of scores x and labels t of -1 and 1. */
public record Hinge(LossReduction reduction) implements ElementLoss {

  @Override
  public String name() {
    return "hinge";
  }

  @Override
  public Value elements(Expansion e, Value prediction, Value label) {
    return e.map(
        name(),
        Expr.constant(0).max(Expr.constant(1).minus(Expr.arg(0).times(Expr.arg(1)))),
        prediction,
        label);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "hinge";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public Hinge create(Attributes attributes) {
      return new Hinge(LossReduction.of("hinge", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand inside = Losses.real(-0.9, 0.9, Shape.batchOf(4));
      Sample.Operand outside = Losses.real(1.5, 3, Shape.batchOf(4));
      Sample.Operand label = Losses.real(0.8, 1, Shape.batchOf(4));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, inside, label),
          Losses.sample(mean, outside, label),
          Losses.sample(mean.with("reduction", "SUM"), inside, label, weights),
          Losses.sample(mean.with("reduction", "NONE"), inside, label));
    }
  }
}
