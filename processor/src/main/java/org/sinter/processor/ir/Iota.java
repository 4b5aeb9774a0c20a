package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** Each element is its index along an axis: with a comparison, one-hot. Never stored. */
public record Iota(TensorType type, int axis) implements Source {

  @Override
  public String name() {
    return "iota";
  }

  @Override
  public String label() {
    return "iota(" + axis + ")";
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor result = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    int[] index = new int[result.shape().length];
    for (int i = 0; i < result.values().length; i++) {
      result.values()[i] = index[axis];
      DenseTensor.next(index, result.shape());
    }
    return result;
  }
}
