package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * The tensor repeated along its axes: {@code repeats} aligned to the last axis, missing axes of
 * extent 1.
 */
public record Tile(List<Integer> repeats) implements Composite {

  public Tile {
    repeats = List.copyOf(repeats);
  }

  @Override
  public String name() {
    return "tile";
  }

  @Override
  public String label() {
    return "tile" + repeats;
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    List<Dim> dims = new ArrayList<>();
    for (int i = 0; i < rank(x.shape()); i++) {
      dims.add(Dim.of(Math.multiplyExact(extent(x.shape(), i), repeat(x.shape(), i))));
    }
    Shape example = new Shape(dims);
    return x.withShape(x.shape().isBatched() ? example.inserted(0, Dim.BATCH) : example);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    List<Dim> dims = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    if (x.shape().isBatched()) {
      axes.add(0);
      dims.add(x.shape().dim(0));
    }
    int missing = rank(x.shape()) - x.shape().example().rank();
    for (int i = 0; i < rank(x.shape()); i++) {
      if (repeat(x.shape(), i) > 1) {
        dims.add(Dim.of(repeat(x.shape(), i)));
      }
      if (i >= missing) {
        axes.add(dims.size());
        dims.add(Dim.of(extent(x.shape(), i)));
      }
    }
    Value repeated = e.add(new Broadcast(new Shape(dims), axes), x);
    return e.add(new Reshape(infer(List.of(x.type())).shape()), repeated);
  }

  private int rank(Shape shape) {
    return Math.max(shape.example().rank(), repeats.size());
  }

  private int extent(Shape shape, int axis) {
    int own = axis - rank(shape) + shape.example().rank();
    return own < 0 ? 1 : shape.example().extent(own);
  }

  private int repeat(Shape shape, int axis) {
    int own = axis - rank(shape) + repeats.size();
    return own < 0 ? 1 : repeats.get(own);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "tile";
    }

    @Override
    public List<String> onnx() {
      return List.of("Tile");
    }

    @Override
    public Tile create(Attributes attributes) {
      List<Integer> repeats = attributes.integers("repeats", List.of());
      if (repeats.stream().anyMatch(n -> n < 1)) {
        throw Message.ATTRIBUTE_RANGE
            .with("tile", "repeats", repeats, "positive numbers")
            .at("repeats");
      }
      return new Tile(repeats);
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(none.with("repeats", List.of(3)), -1, 1, Shape.batchOf(5)),
          Sample.of(none.with("repeats", List.of(2, 1)), -1, 1, Shape.batchOf(3, 2)),
          Sample.of(none.with("repeats", List.of(2, 1, 2)), -1, 1, Shape.of(3, 2)),
          Sample.of(none.with("repeats", List.of(2)), -1, 1, Shape.batchOf(2, 3)));
    }
  }
}
