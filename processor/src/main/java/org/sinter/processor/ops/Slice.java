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
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A run of an axis, or every {@code step}-th element of it, as in NumPy: places count from the end
 * where negative and are cut to the axis.
 */
public record Slice(int axis, int start, int end, int step) implements Composite {

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public String label() {
    return "slice(" + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    int at = Axes.one(name(), axis, x.shape());
    return x.withShape(Along.resized(x.shape(), at, count(x.shape().extent(at))));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    int at = Axes.one(name(), axis, x.shape());
    int extent = x.shape().extent(at);
    return Strided.of(e, x, at, first(extent), step, count(extent));
  }

  private static final int NOT_GIVEN = Integer.MIN_VALUE;

  private int first(int extent) {
    if (start == NOT_GIVEN) {
      return step > 0 ? 0 : extent - 1;
    }
    int place = start < 0 ? start + extent : start;
    return step > 0 ? Math.clamp(place, 0, extent) : Math.clamp(place, -1, extent - 1);
  }

  private int last(int extent) {
    if (end == NOT_GIVEN) {
      return step > 0 ? extent : -1;
    }
    int place = end < 0 ? end + extent : end;
    return step > 0 ? Math.clamp(place, 0, extent) : Math.clamp(place, -1, extent - 1);
  }

  private int count(int extent) {
    int distance = last(extent) - first(extent);
    int count = Math.ceilDiv(Math.abs(distance), Math.abs(step));
    if (distance == 0 || distance < 0 != step < 0) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), "start", first(extent), "on the way to " + last(extent) + " by " + step)
          .at("start");
    }
    return count;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "slice";
    }

    @Override
    public List<String> onnx() {
      return List.of("Slice");
    }

    @Override
    public Slice create(Attributes attributes) {
      int step = attributes.integer("step", 1);
      if (step == 0) {
        throw Message.ATTRIBUTE_RANGE.with("slice", "step", step, "other than 0").at("step");
      }
      return new Slice(
          attributes.integer("axis", 0),
          attributes.integer("start", Integer.MIN_VALUE),
          attributes.integer("end", Integer.MIN_VALUE),
          step);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      Attributes tail = none.with("start", 1).with("end", -1);
      return List.of(
          Sample.of(tail, -1, 1, Shape.batchOf(5)),
          Sample.of(tail, -1, 1, Shape.batchOf(4, 3)),
          Sample.of(none.with("start", -2), -1, 1, Shape.of(4, 3)),
          Sample.of(none.with("step", 2), -1, 1, Shape.batchOf(7, 3)),
          Sample.of(
              none.with("axis", -1).with("step", 3).with("start", 1), -1, 1, Shape.batchOf(2, 9)),
          Sample.of(none.with("step", -1), -1, 1, Shape.batchOf(4, 3)),
          Sample.of(none.with("step", -2).with("end", 0), -1, 1, Shape.batchOf(6)),
          Sample.of(none.with("step", -2).with("axis", 1), -1, 1, Shape.of(2, 5, 2)));
    }
  }
}
