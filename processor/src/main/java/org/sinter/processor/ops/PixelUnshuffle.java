package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Blocks of pixels brought into channels: the inverse of {@link PixelShuffle}. */
public record PixelUnshuffle(int factor) implements Composite {

  @Override
  public String name() {
    return "pixel_unshuffle";
  }

  @Override
  public String label() {
    return "pixel_unshuffle(" + factor + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    Ranges.rank(name(), shape, 3, "images of height, width, channels");
    int first = shape.rank() - 3;

    int h = shape.extent(first);
    int w = shape.extent(first + 1);
    if (h % factor != 0 || w % factor != 0) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), "factor", factor, "a divisor of height and width of " + shape.example())
          .at("factor");
    }
    Shape rows = Along.resized(shape, first, h / factor);
    Shape columns = Along.resized(rows, first + 1, w / factor);
    int channels = Math.multiplyExact(shape.extent(first + 2), factor * factor);
    return operands.getFirst().withShape(Along.resized(columns, first + 2, channels));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape result = infer(List.of(x.type())).shape();
    int first = x.shape().rank() - 3;

    List<Dim> dims = new ArrayList<>(x.shape().dims().subList(0, first));
    dims.addAll(List.of(result.dim(first), Dim.of(factor), result.dim(first + 1), Dim.of(factor)));
    dims.add(x.shape().dim(first + 2));
    Value blocks = e.add(new Reshape(new Shape(dims)), x);
    List<Integer> order = new ArrayList<>(IntStream.range(0, first).boxed().toList());
    Stream.of(0, 2, 4, 1, 3).forEach(axis -> order.add(first + axis));
    return e.add(new Reshape(result), e.add(new Transpose(order), blocks));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "pixel_unshuffle";
    }

    @Override
    public PixelUnshuffle create(Attributes attributes) {
      return new PixelUnshuffle(
          Ranges.positive("pixel_unshuffle", "factor", attributes.integer("factor", 2)));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(4, 2, 3)),
          Sample.of(none.with("factor", 3), -1, 1, Shape.of(3, 6, 2)));
    }
  }
}
