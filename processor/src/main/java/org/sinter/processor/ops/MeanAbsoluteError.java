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

/** {@code |prediction - label|}, the mean over elements and examples. */
public record MeanAbsoluteError(LossReduction reduction) implements ElementLoss {

  @Override
  public String name() {
    return "mean_absolute_error";
  }

  @Override
  public Value elements(Expansion e, Value prediction, Value label) {
    Value error = e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), prediction, label);
    return e.add(new Abs(), error);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "mean_absolute_error";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public MeanAbsoluteError create(Attributes attributes) {
      return new MeanAbsoluteError(LossReduction.of("mean_absolute_error", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand x = Losses.real(0.1, 2, Shape.batchOf(3, 2));
      Sample.Operand t = Losses.real(-2, -0.1, Shape.batchOf(3, 2));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, x, t),
          Losses.sample(mean.with("reduction", "SUM"), x, t, weights),
          Losses.sample(mean.with("reduction", "NONE"), x, t, weights));
    }
  }
}
