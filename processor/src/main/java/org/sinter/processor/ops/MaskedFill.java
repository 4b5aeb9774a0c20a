package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@code mask != 0 ? value : x}, element by element. */
public record MaskedFill(double value) implements Composite {
  @Override
  public String name() {
    return "masked_fill";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return Broadcasting.infer(name(), operands);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Expr filled =
        Expr.select(
            Comparison.EQUAL, Expr.arg(1), Expr.constant(0), Expr.arg(0), Expr.constant(value));
    return Broadcasting.map(e, name(), filled, operands);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "masked_fill";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("x"), Slot.of("mask"));
    }

    @Override
    public MaskedFill create(Attributes attributes) {
      double value = attributes.real("value", Double.NaN);
      if (Double.isNaN(value)) {
        throw Message.ATTRIBUTE_RANGE
            .with("masked_fill", "value", value, "a number, or infinite")
            .at("value");
      }
      return new MaskedFill(value);
    }

    @Override
    public List<Sample> samples() {
      Sample.Operand x = Losses.real(-2, 2, Shape.batchOf(3, 2));
      Attributes value = Attributes.none().with("value", -7.0);
      return List.of(
          Losses.sample(value, x, Losses.classes(2, Shape.batchOf(3, 2))),
          Losses.sample(value, x, Losses.classes(2, Shape.of(2))));
    }
  }
}
