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

/** {@code (prediction - label)²}, the mean over elements and examples. */
public record MeanSquaredError(LossReduction reduction) implements ElementLoss {

  @Override
  public String name() {
    return "mean_squared_error";
  }

  @Override
  public Value elements(Expansion e, Value prediction, Value label) {
    Value error = e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), prediction, label);
    return e.add(new Square(), error);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "mean_squared_error";
    }

    @Override
    public List<Slot> slots() {
      return Losses.PREDICTION;
    }

    @Override
    public MeanSquaredError create(Attributes attributes) {
      return new MeanSquaredError(LossReduction.of("mean_squared_error", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Attributes sum = mean.with("reduction", "SUM");
      Sample.Operand image = Losses.real(-2, 2, Shape.batchOf(3, 2));
      Sample.Operand number = Losses.real(-2, 2, Shape.batchOf());
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, image, image),
          Losses.sample(sum, image, image),
          Losses.sample(mean, Losses.real(-2, 2, Shape.batchOf(1)), number),
          Losses.sample(mean, image, image, weights),
          Losses.sample(mean.with("reduction", "NONE"), image, image, weights),
          Losses.sample(sum, number, number, weights),
          Sample.of(-2, 2, Shape.of(3), Shape.of(3)));
    }
  }
}
