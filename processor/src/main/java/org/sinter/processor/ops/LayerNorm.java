package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Each example's last axes to mean 0 and variance 1, then {@code weight} and {@code bias} of their
 * shape (Ba, Kiros and Hinton 2016).
 */
record LayerNorm(int axes, double epsilon, boolean affine) implements Composite {

  @Override
  public String name() {
    return "layer_norm";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    if (x.example().rank() < axes) {
      throw Message.RANK.with(name(), "at least " + axes + " axes", x);
    }
    return operands.getFirst();
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    Shape shape = new Shape(x.dims().subList(x.rank() - axes, x.rank()));
    return affine ? Initializer.affine(shape) : List.of();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    int rank = x.shape().rank();
    List<Integer> last = IntStream.range(rank - axes, rank).boxed().toList();
    Value y = Normalization.standard(e, x, last, epsilon);
    return affine ? Normalization.affine(e, y, axes, true) : y;
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "layer_norm";
    }

    @Override
    public List<String> onnx() {
      return List.of("LayerNormalization");
    }

    @Override
    public LayerNorm create(Attributes attributes) {
      return new LayerNorm(
          Ranges.positive(name(), "axes", attributes.integer("axes", 1)),
          Ranges.positive(name(), "epsilon", attributes.real("epsilon", 1e-5)),
          attributes.flag("affine", true));
    }

    @Override
    public List<Sample> samples() {
      Attributes none = Attributes.none();
      return List.of(
          Sample.of(none, -2, 2, Shape.batchOf(5)),
          Sample.of(none.with("affine", false), -2, 2, Shape.batchOf(2, 4)),
          Sample.of(none.with("axes", 2).with("epsilon", 1e-3), -2, 2, Shape.batchOf(3, 4)),
          Sample.of(none, -2, 2, Shape.of(3)));
    }
  }
}
