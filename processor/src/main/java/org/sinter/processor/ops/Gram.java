package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The inner products of channels over all places. */
public record Gram(boolean normalized) implements Composite {

  @Override
  public String name() {
    return "gram";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape shape = operands.getFirst().shape();
    Ranges.rank(name(), shape, 3, "images of height, width, channels");
    Shape square = Shape.of(channels(shape), channels(shape));
    return operands
        .getFirst()
        .withShape(shape.isBatched() ? square.inserted(0, shape.dim(0)) : square);
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape result = infer(List.of(x.type())).shape();
    int rank = result.rank();
    int places = x.shape().exampleSize() / channels(x.shape());
    Shape flat = result.without(List.of(rank - 1)).inserted(rank - 2, Dim.of(places));
    Value rows = e.add(new Reshape(flat), x);
    List<Dim> extents = new ArrayList<>(result.dims());
    extents.add(Dim.of(places));
    Contraction.Spec spec = new Contraction.Spec(extents, rank, map(rank, 2), map(rank, 1));
    Value products = e.add(new Einsum(name(), spec), rows, rows);
    return normalized ? e.add(new Scale(1.0 / x.shape().exampleSize()), products) : products;
  }

  private static int channels(Shape shape) {
    return shape.extent(shape.rank() - 1);
  }

  /** The batch, the place, and the channel that is the result's axis so far from the end. */
  private static List<Affine> map(int rank, int fromEnd) {
    List<Affine> map = new ArrayList<>();
    if (rank == 3) {
      map.add(Affine.axis(0));
    }
    map.add(Affine.axis(rank));
    map.add(Affine.axis(rank - fromEnd));
    return map;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "gram";
    }

    @Override
    public Gram create(Attributes attributes) {
      return new Gram(attributes.flag("normalized", true));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();

      return List.of(
          Sample.of(-1, 1, Shape.batchOf(2, 3, 4)),
          Sample.of(none.with("normalized", false), -1, 1, Shape.of(3, 2, 2)));
    }
  }
}
