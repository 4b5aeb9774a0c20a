package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
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

/** Elements around a tensor: of one value, or continuing it. */
public record Pad(List<Integer> before, List<Integer> after, PadMode mode, double value)
    implements Composite {

  public Pad {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public String label() {
    return "pad" + before + after + mode;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    List<Dim> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      int more = side("before", before, shape, axis) + side("after", after, shape, axis);
      dims.add(more == 0 ? shape.dim(axis) : Dim.of(Math.addExact(shape.extent(axis), more)));
    }
    return operands.getFirst().withShape(new Shape(dims));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    List<Integer> low = new ArrayList<>();
    List<Integer> high = new ArrayList<>();
    for (int axis = 0; axis < x.shape().rank(); axis++) {
      low.add(side("before", before, x.shape(), axis));
      high.add(side("after", after, x.shape(), axis));
    }
    if (mode == PadMode.CONSTANT) {
      return e.add(new org.sinter.processor.ir.Pad(low, high, value), x);
    }
    for (int axis = 0; axis < low.size(); axis++) {
      if (low.get(axis) + high.get(axis) > 0) {
        int extent = x.shape().extent(axis);
        x = e.add(new Pieces(axis, mode.pieces(low.get(axis), extent, high.get(axis))), x);
      }
    }
    return x;
  }

  private int side(String name, List<Integer> counts, Shape shape, int axis) {
    if (counts.size() > shape.example().rank()) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), name, counts, "no more numbers than axes in " + shape.example())
          .at(name);
    }
    int own = axis - shape.rank() + counts.size();
    int count = own < 0 ? 0 : counts.get(own);
    if (count > 0 && count > mode.most(shape.extent(axis))) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), name, counts, "at most " + mode.most(shape.extent(axis)) + " at " + axis)
          .at(name);
    }
    return count;
  }

  static List<Integer> counts(String op, String name, Attributes attributes) {
    List<Integer> counts = attributes.integers(name, List.of());
    if (counts.stream().anyMatch(n -> n < 0)) {
      throw Message.ATTRIBUTE_RANGE.with(op, name, counts, "at least 0 each").at(name);
    }
    return counts;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "pad";
    }

    @Override
    public List<String> onnx() {
      return List.of("Pad");
    }

    @Override
    public Pad create(Attributes attributes) {
      return new Pad(
          counts("pad", "before", attributes),
          counts("pad", "after", attributes),
          PadMode.of(name(), attributes.text("mode", "CONSTANT")),
          attributes.real("value", 0));
    }

    @Override
    public List<Sample> samples() {
      List<Sample> samples = new ArrayList<>();
      for (PadMode mode : PadMode.values()) {
        Attributes end =
            Attributes.none()
                .with("mode", mode.name())
                .with("value", 1.5)
                .with("before", List.of(2))
                .with("after", List.of(1));
        Attributes both = end.with("before", List.of(1, 0)).with("after", List.of(2, 3));
        samples.add(Sample.of(end, -1, 1, Shape.batchOf(5)));
        samples.add(Sample.of(both, -1, 1, Shape.batchOf(3, 4)));
        samples.add(Sample.of(both, -1, 1, Shape.of(2, 3, 4)));
      }
      return samples;
    }
  }
}
