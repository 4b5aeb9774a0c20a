package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Elements taken away at the ends of axes. */
public record Crop(List<Integer> before, List<Integer> after) implements Composite {

  public Crop {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public String name() {
    return "crop";
  }

  @Override
  public String label() {
    return "crop" + before + after;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    List<Dim> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      int less = side(before, shape, axis) + side(after, shape, axis);
      if (less > 0 && shape.extent(axis) <= less) {
        throw Message.ATTRIBUTE_RANGE
            .with(name(), "before", before, "less than all of " + shape.example() + " with after")
            .at("before");
      }
      dims.add(less == 0 ? shape.dim(axis) : Dim.of(shape.extent(axis) - less));
    }
    return operands.getFirst().withShape(new Shape(dims));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    List<Integer> starts =
        IntStream.range(0, x.shape().rank()).mapToObj(a -> side(before, x.shape(), a)).toList();
    List<Dim> dims = infer(List.of(x.type())).shape().dims();
    return e.add(new org.sinter.processor.ir.Slice(starts, dims), x);
  }

  private int side(List<Integer> counts, Shape shape, int axis) {
    if (counts.size() > shape.example().rank()) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), "before", counts, "no more numbers than axes in " + shape.example())
          .at("before");
    }
    int own = axis - shape.rank() + counts.size();
    return own < 0 ? 0 : counts.get(own);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "crop";
    }

    @Override
    public Crop create(Attributes attributes) {
      return new Crop(
          Pad.counts("crop", "before", attributes), Pad.counts("crop", "after", attributes));
    }

    @Override
    public List<Sample> samples() {
      Attributes both =
          Attributes.none().with("before", List.of(1, 0)).with("after", List.of(1, 2));
      return List.of(
          Sample.of(both, -1, 1, Shape.batchOf(4, 5)), Sample.of(both, -1, 1, Shape.of(2, 3, 4)));
    }
  }
}
