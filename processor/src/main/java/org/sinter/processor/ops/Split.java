package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slice;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** One of several equal parts of an axis. */
record Split(int parts, int part, int axis) implements Composite {

  @Override
  public String name() {
    return "split";
  }

  @Override
  public String label() {
    return "split(" + part + " of " + parts + ", axis " + axis + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    int at = Axes.one(name(), axis, x);
    int extent = x.extent(at);
    if (extent % parts != 0) {
      String wanted = "a divisor of the axis's extent " + extent;
      throw Message.ATTRIBUTE_RANGE.with(name(), "parts", parts, wanted).at("parts");
    }
    List<Dim> dims = new ArrayList<>(x.dims());
    dims.set(at, Dim.of(extent / parts));
    return operands.getFirst().withShape(new Shape(dims));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Shape x = operands.getFirst().shape();
    Shape y = infer(List.of(operands.getFirst().type())).shape();
    int at = Axes.one(name(), axis, x);
    List<Integer> starts = new ArrayList<>(Collections.nCopies(x.rank(), 0));
    starts.set(at, part * y.extent(at));
    return e.add(new Slice(starts, y.dims()), operands.getFirst());
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "split";
    }

    @Override
    public Split create(Attributes attributes) {
      int parts = Ranges.positive(name(), "parts", attributes.integer("parts", 0));
      int part = attributes.integer("part", 0);
      if (part < 0 || part >= parts) {
        throw Message.ATTRIBUTE_RANGE
            .with(name(), "part", part, "from 0 to " + (parts - 1))
            .at("part");
      }
      return new Split(parts, part, attributes.integer("axis", 0));
    }

    @Override
    public List<Sample> samples() {
      Attributes half = Attributes.none().with("parts", 2).with("part", 1);
      return List.of(
          Sample.of(half, -2, 2, Shape.batchOf(4, 3)),
          Sample.of(half.with("axis", -1).with("part", 0), -2, 2, Shape.batchOf(3, 4)),
          Sample.of(half.with("parts", 3), -2, 2, Shape.of(6)),
          Sample.of(half.with("parts", 1).with("part", 0), -2, 2, Shape.batchOf(3)));
    }
  }
}
