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
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Each example's groups of channels, over all positions, to mean 0 and variance 1, then {@code
 * weight} and {@code bias} for each channel (Wu and He 2018).
 *
 * @param groups {@link Sizes#KEEP}: each channel by itself, as {@link InstanceNorm} has it
 */
record GroupNorm(String name, int groups, double epsilon, boolean affine) implements Composite {

  static GroupNorm of(String op, int groups, Attributes attributes) {
    return new GroupNorm(
        op,
        groups,
        Ranges.positive(op, "epsilon", attributes.real("epsilon", 1e-5)),
        attributes.flag("affine", true));
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    if (x.example().rank() == 0) {
      throw Message.RANK.with(name, "channels on a last axis", x);
    }
    int channels = channels(x);
    if (channels % Sizes.or(groups, channels) != 0) {
      String wanted = "a divisor of the %d channels".formatted(channels);
      throw Message.ATTRIBUTE_RANGE.with(name, "value", groups, wanted).at("value");
    }
    return operands.getFirst();
  }

  private static int channels(Shape x) {
    return x.extent(x.rank() - 1);
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    Shape channels = Shape.of(channels(operands.getFirst().shape()));
    return affine ? Initializer.affine(channels) : List.of();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape shape = x.shape();
    int channels = channels(shape);
    int count = Sizes.or(groups, channels);
    List<Dim> dims = new ArrayList<>(shape.dims().subList(0, shape.rank() - 1));
    dims.add(Dim.of(count));
    dims.add(Dim.of(channels / count));
    int group = shape.rank() - 1;
    int first = shape.rank() - shape.example().rank();
    List<Integer> axes =
        IntStream.rangeClosed(first, shape.rank()).filter(a -> a != group).boxed().toList();
    Value apart = e.add(new Reshape(new Shape(dims)), x);
    Value y = e.add(new Reshape(shape), Normalization.standard(e, apart, axes, epsilon));
    return affine ? Normalization.affine(e, y, 1, true) : y;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "group_norm";
    }

    @Override
    public List<String> onnx() {
      return List.of("GroupNormalization");
    }

    @Override
    public GroupNorm create(Attributes attributes) {
      int groups = Ranges.positive(name(), "value", attributes.integer("value", 0));
      return of(name(), groups, attributes);
    }

    @Override
    public List<Sample> samples() {
      Attributes two = Attributes.none().with("value", 2);
      return List.of(
          Sample.of(two, -2, 2, Shape.batchOf(2, 3, 4)),
          Sample.of(two.with("value", 1).with("affine", false), -2, 2, Shape.batchOf(3, 3)),
          Sample.of(two, -2, 2, Shape.batchOf(6)));
    }
  }
}
