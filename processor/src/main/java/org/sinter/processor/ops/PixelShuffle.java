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

/**
 * Channels brought into blocks of pixels: channel {@code c r r + i r + j} goes to row {@code y r +
 * i}, column {@code x r + j} of channel c.
 */
public record PixelShuffle(int factor) implements Composite {

  @Override
  public String name() {
    return "pixel_shuffle";
  }

  @Override
  public String label() {
    return "pixel_shuffle(" + factor + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    Ranges.rank(name(), shape, 3, "images of height, width, channels");
    int first = shape.rank() - 3;

    int all = shape.extent(first + 2);
    if (all % (factor * factor) != 0) {
      throw Message.ATTRIBUTE_RANGE
          .with(name(), "factor", factor, "such that its square divides " + all + " channels")
          .at("factor");
    }
    Shape rows = Along.resized(shape, first, Math.multiplyExact(shape.extent(first), factor));
    int width = Math.multiplyExact(shape.extent(first + 1), factor);
    Shape columns = Along.resized(rows, first + 1, width);
    int channels = all / (factor * factor);
    return operands.getFirst().withShape(Along.resized(columns, first + 2, channels));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape result = infer(List.of(x.type())).shape();
    int first = x.shape().rank() - 3;

    List<Dim> dims = new ArrayList<>(x.shape().dims().subList(0, first + 2));
    dims.addAll(List.of(result.dim(first + 2), Dim.of(factor), Dim.of(factor)));
    Value blocks = e.add(new Reshape(new Shape(dims)), x);
    List<Integer> order = new ArrayList<>(IntStream.range(0, first).boxed().toList());
    Stream.of(0, 3, 1, 4, 2).forEach(axis -> order.add(first + axis));
    return e.add(new Reshape(result), e.add(new Transpose(order), blocks));
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "pixel_shuffle";
    }

    @Override
    public PixelShuffle create(Attributes attributes) {
      return new PixelShuffle(
          Ranges.positive("pixel_shuffle", "factor", attributes.integer("factor", 2)));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(2, 3, 8)),
          Sample.of(none.with("factor", 3), -1, 1, Shape.of(1, 2, 9)));
    }
  }
}
