package org.sinter.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** A layer, a loss or a convenience: a recipe of other operators, gone before autodiff. */
public non-sealed interface Composite extends Op {

  /** The parameters it owns, by local name ({@code weight}), for operands of these types. */
  default List<ParameterSpec> parameters(List<TensorType> operands) {
    return List.of();
  }

  /** How many examples a batch has at least that is trained with, for operands of these types. */
  default int fewestExamples(List<TensorType> operands) {
    return 1;
  }

  /** Builds the recipe and returns its result; the type must be the inferred one. */
  Value expand(Expansion e, List<Value> operands);

  @Override
  default DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    throw new IllegalStateException(name() + " must be expanded before it is evaluated");
  }

  @Override
  default List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    throw new IllegalStateException(name() + " must be expanded before reverse mode");
  }
}
