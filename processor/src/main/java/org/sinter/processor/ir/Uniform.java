package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/**
 * Uniform numbers in [0, 1), a function of seed, step, {@code node} and the logical row-major
 * index. Never stored: drawn again where needed.
 *
 * @param node the number of this random source in its network
 */
public record Uniform(int node, TensorType type) implements Source {

  @Override
  public String name() {
    return "uniform";
  }

  @Override
  public String label() {
    return "uniform(" + node + ")";
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor result = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    for (int i = 0; i < result.values().length; i++) {
      result.values()[i] = evaluation.random().uniform(node, i);
    }
    return result;
  }
}
