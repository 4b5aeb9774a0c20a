package org.sinter.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** A tensor of one value: never stored, a literal in the code. */
public record Splat(double value, TensorType type) implements Source {

  @Override
  public String name() {
    return "splat";
  }

  @Override
  public String label() {
    return "splat(" + value + ")";
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor result = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    Arrays.fill(result.values(), value);
    return result;
  }
}
