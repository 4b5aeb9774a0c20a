package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/**
 * A tensor that the network keeps, by its full name {@code conv1.weight}; logical shape, PyTorch's
 * order.
 *
 * @param trainable false for state, which training moves without a gradient
 */
public record Parameter(String parameter, TensorType type, InitSpec init, boolean trainable)
    implements Source {

  /** A trainable tensor. */
  public Parameter(String parameter, TensorType type, InitSpec init) {
    this(parameter, type, init, true);
  }

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
