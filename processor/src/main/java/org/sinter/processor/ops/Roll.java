package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.ops.Pieces.Piece;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Elements moved along axes; what leaves at the end comes in at the beginning. */
public record Roll(List<Integer> shifts, List<Integer> axes) implements Composite {

  public Roll {
    shifts = List.copyOf(shifts);
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "roll";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    axes.forEach(axis -> Axes.one(name(), axis, operands.getFirst().shape()));
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    for (int i = 0; i < axes.size(); i++) {
      int axis = Axes.one(name(), axes.get(i), x.shape());
      int extent = x.shape().extent(axis);
      int shift = Math.floorMod(shifts.get(i), extent);
      if (shift != 0) {
        List<Piece> pieces = List.of(Piece.of(extent - shift, shift), Piece.of(0, extent - shift));
        x = e.add(new Pieces(axis, pieces), x);
      }
    }
    return x;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "roll";
    }

    @Override
    public Roll create(Attributes attributes) {
      List<Integer> shifts = attributes.integers("shifts", List.of());
      List<Integer> axes = attributes.integers("axes", List.of());
      if (shifts.isEmpty() || shifts.size() != axes.size()) {
        throw Message.ATTRIBUTE_RANGE
            .with("roll", "shifts", shifts, "one number for each of the axes " + axes)
            .at("shifts");
      }
      return new Roll(shifts, axes);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      Attributes two = none.with("shifts", List.of(-1, 1)).with("axes", List.of(0, -1));
      return List.of(
          Sample.of(
              none.with("shifts", List.of(2)).with("axes", List.of(0)), -1, 1, Shape.batchOf(5)),
          Sample.of(two, -1, 1, Shape.batchOf(4, 3)),
          Sample.of(two, -1, 1, Shape.of(2, 3, 4)));
    }
  }
}
