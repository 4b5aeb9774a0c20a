package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A form of two operands, {@code y[k] = a W[k] b^T + c[k]} over their last axes. Parameters {@code
 * weight [units, left, right]}, {@code bias [units]}.
 */
public record Bilinear(int units, boolean bias, Initializer init) implements Composite {

  @Override
  public String name() {
    return "bilinear";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape a = operands.get(0).shape();
    Shape b = operands.get(1).shape();
    features(a);
    features(b);
    Shape rows = Broadcasting.shape(name(), rows(a), rows(b));
    return operands.getFirst().withShape(rows.inserted(rows.rank(), Dim.of(units)));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value a = operands.get(0);
    Value b = operands.get(1);
    Shape result = infer(List.of(a.type(), b.type())).shape();
    int rank = result.rank();
    Shape rows = result.without(List.of(rank - 1));
    a = Broadcasting.to(e, a, rows.inserted(rank - 1, Dim.of(features(a.shape()))));
    b = Broadcasting.to(e, b, rows.inserted(rank - 1, Dim.of(features(b.shape()))));
    List<Dim> extents = new ArrayList<>(result.dims());
    extents.add(b.shape().dim(rank - 1));
    extents.add(a.shape().dim(rank - 1));
    List<Affine> weight = List.of(Affine.axis(rank - 1), Affine.axis(rank + 1), Affine.axis(rank));
    Contraction.Spec left = new Contraction.Spec(extents, rank + 1, map(rank, rank + 1), weight);
    Value half = e.add(new Einsum(name(), left), a, e.parameter("weight"));
    Contraction.Spec right =
        new Contraction.Spec(extents.subList(0, rank + 1), rank, axes(rank + 1), map(rank, rank));
    Value y = e.add(new Einsum(name(), right), half, b);
    return bias ? Dense.biased(e, y) : y;
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    int left = features(operands.get(0).shape());
    int right = features(operands.get(1).shape());
    List<ParameterSpec> parameters = new ArrayList<>();
    Shape weight = Shape.of(units, left, right);
    parameters.add(
        new ParameterSpec("weight", weight, init.with(Math.multiplyExact(left, right), units)));
    if (bias) {
      parameters.add(new ParameterSpec("bias", Shape.of(units), Initializer.zeros()));
    }
    return parameters;
  }

  private static int features(Shape x) {
    if (x.example().rank() == 0) {
      throw Message.RANK.with("bilinear", "features on a last axis", x);
    }
    return x.extent(x.rank() - 1);
  }

  private static Shape rows(Shape x) {
    return x.without(List.of(x.rank() - 1));
  }

  private static List<Affine> axes(int rank) {
    return IntStream.range(0, rank).mapToObj(Affine::axis).toList();
  }

  /** The rows' axes, and another for the features. */
  private static List<Affine> map(int rank, int features) {
    List<Affine> map = new ArrayList<>(axes(rank - 1));
    map.add(Affine.axis(features));
    return map;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "bilinear";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.of("a"), Slot.of("b"));
    }

    @Override
    public Bilinear create(Attributes attributes) {
      return new Bilinear(
          Ranges.positive("bilinear", "units", attributes.integer("units", 0)),
          attributes.flag("bias", true),
          Initializer.of("bilinear", attributes, Activations.init(new Identity())));
    }

    @Override
    public List<Sample> samples() {
      Attributes units = Attributes.none().with("units", 3);
      return List.of(
          Sample.of(units, -1, 1, Shape.batchOf(2), Shape.batchOf(4)),
          Sample.of(units.with("bias", false), -1, 1, Shape.batchOf(2, 5), Shape.of(3)),
          Sample.of(units, -1, 1, Shape.of(2), Shape.of(4)));
    }
  }
}
