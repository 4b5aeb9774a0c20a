package org.sinter.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.TensorType;

/** A tensor whose elements are all an extent, such as N: a mean divides by it. Never stored. */
public record Extent(Dim dim, TensorType type) implements Source {

  @Override
  public String name() {
    return "extent";
  }

  @Override
  public String label() {
    return "extent(" + dim + ")";
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor result = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    Arrays.fill(result.values(), dim.evaluate(evaluation.symbols()));
    return result;
  }
}
