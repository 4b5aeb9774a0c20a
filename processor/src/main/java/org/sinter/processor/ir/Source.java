package org.sinter.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.type.TensorType;

/** A value that comes from outside the graph or is known: no operands. */
public non-sealed interface Source extends Op {

  /** The type, known without operands. */
  TensorType type();

  @Override
  default TensorType infer(List<TensorType> operands) {
    return type();
  }

  @Override
  default List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of();
  }
}
