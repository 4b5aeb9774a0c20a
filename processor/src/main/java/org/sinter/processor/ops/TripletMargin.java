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
 * {@code max(0, d(anchor, positive) - d(anchor, negative) + margin)} with {@code d(a, b) = |a - b +
 * 1e-6|} along the last axis.
 *
 * @param margin positive
 */
public record TripletMargin(double margin, LossReduction reduction) implements Composite {
  private static final double EPSILON = 1e-6;

  public TripletMargin {
    Ranges.positive("triplet_margin", "margin", margin);
  }

  @Override
  public String name() {
    return "triplet_margin";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Losses.alike(name(), operands.get(0).shape(), operands.get(1).shape());
    Losses.alike(name(), operands.get(0).shape(), operands.get(2).shape());
    return Losses.result(
        name(), reduction, operands, Losses.rows(name(), operands.get(0).shape()), 3);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value anchor = operands.get(0);
    Expr body = Expr.constant(0).max(Expr.arg(0).minus(Expr.arg(1)).plus(Expr.constant(margin)));
    Value rows =
        e.map(
            name(),
            body,
            distance(e, anchor, operands.get(1)),
            distance(e, anchor, operands.get(2)));
    return reduction.reduce(e, rows, Losses.weights(operands, 3));
  }

  private static Value distance(Expansion e, Value a, Value b) {
    Value difference =
        e.map("subtract", Expr.arg(0).minus(Expr.arg(1)).plus(Expr.constant(EPSILON)), a, b);
    return e.add(new Sqrt(), e.sum(e.add(new Square(), difference), a.shape().rank() - 1));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "triplet_margin";
    }

    @Override
    public List<Slot> slots() {
      return List.of(
          Slot.of("anchor"), Slot.of("positive"), Slot.of("negative"), Slot.optional("weights"));
    }

    @Override
    public TripletMargin create(Attributes attributes) {
      return new TripletMargin(
          attributes.real("margin", 1), LossReduction.of("triplet_margin", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes mean = Attributes.none();
      Sample.Operand a = Losses.real(-0.2, 0.2, Shape.batchOf(4));
      Sample.Operand b = Losses.real(0.5, 0.7, Shape.batchOf(4));
      Sample.Operand c = Losses.real(2, 3, Shape.batchOf(4));
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(mean, a, c, b),
          Losses.sample(mean, a, b, c, weights),
          Losses.sample(mean.with("reduction", "NONE"), a, c, b));
    }
  }
}
