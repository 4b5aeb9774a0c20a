package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** Numbers known at compile time, row-major. */
public record Constant(TensorType type, List<Double> values) implements Source {

  public Constant {
    values = List.copyOf(values);
  }

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public String label() {
    return values.size() <= 8 ? "constant" + values : "constant";
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    return new DenseTensor(type.shape().evaluate(evaluation.symbols()), numbers);
  }
}
