package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** A trainable tensor, by its full name {@code conv1.weight}; logical shape, PyTorch's order. */
public record Parameter(String parameter, TensorType type, InitSpec init) implements Source {

  @Override
  public String name() {
    return "parameter";
  }

  @Override
  public String label() {
    return "parameter(" + parameter + ")";
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    return evaluation.source(parameter);
  }
}
