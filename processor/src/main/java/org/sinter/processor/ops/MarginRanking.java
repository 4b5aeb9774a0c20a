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
 * {@code max(0, margin - t (a - b))}: a is to be above b where t is 1, below where it is -1.
 *
 * @param margin finite
 */
public record MarginRanking(double margin, LossReduction reduction) implements Composite {

  @Override
  public String name() {
    return "margin_ranking";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape rows = operands.get(0).shape();
    Losses.alike(name(), rows, operands.get(1).shape());
    Losses.alike(name(), rows, operands.get(2).shape());
    return Losses.result(name(), reduction, operands, rows, 3);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value a = operands.get(0);
    Expr difference = Expr.arg(0).minus(Expr.arg(1));
    Expr body = Expr.constant(0).max(Expr.constant(margin).minus(Expr.arg(2).times(difference)));
    Value terms =
        e.map(
            name(),
            body,
            a,
            Losses.like(e, operands.get(1), a.shape()),
            Losses.like(e, operands.get(2), a.shape()));
    return reduction.reduce(e, terms, Losses.weights(operands, 3));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "margin_ranking";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("a"), Slot.of("b"), Slot.of("label"), Slot.optional("weights"));
    }

    @Override
    public MarginRanking create(Attributes attributes) {
      return new MarginRanking(
          Ranges.finite("margin_ranking", "margin", attributes.real("margin", 0)),
          LossReduction.of("margin_ranking", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes margin = Attributes.none().with("margin", 0.5);
      Sample.Operand high = Losses.real(1, 2, Shape.batchOf());
      Sample.Operand low = Losses.real(-2, 0.2, Shape.batchOf());
      Sample.Operand label = Losses.real(0.9, 1, Shape.batchOf());
      Sample.Operand weights = Losses.real(0.5, 2, Shape.batchOf());
      return List.of(
          Losses.sample(margin, low, high, label),
          Losses.sample(margin, high, low, label, weights),
          Losses.sample(margin.with("reduction", "NONE"), low, high, label));
    }
  }
}
