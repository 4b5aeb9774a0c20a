package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
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

/** {@code x / sqrt(mean(x^2) + epsilon) weight} over the last axis (Zhang and Sennrich 2019). */
record RmsNorm(double epsilon) implements Composite {

  @Override
  public String name() {
    return "rms_norm";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    if (x.example().rank() == 0) {
      throw Message.RANK.with(name(), "numbers on a last axis", x);
    }
    return operands.getFirst();
  }

  @Override
  public List<ParameterSpec> parameters(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    return List.of(Initializer.affine(Shape.of(x.extent(x.rank() - 1))).getFirst());
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Value y = Normalization.scaled(e, x, List.of(x.shape().rank() - 1), epsilon);
    return Normalization.affine(e, y, 1, false);
  }

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "rms_norm";
    }

    @Override
    public RmsNorm create(Attributes attributes) {
      return new RmsNorm(Ranges.positive(name(), "epsilon", attributes.real("epsilon", 1e-6)));
    }

    @Override
    public List<Sample> samples() {
      return List.of(
          Sample.of(-2, 2, Shape.batchOf(5)),
          Sample.of(Attributes.none().with("epsilon", 0.1), -2, 2, Shape.batchOf(2, 3)));
    }
  }
}
