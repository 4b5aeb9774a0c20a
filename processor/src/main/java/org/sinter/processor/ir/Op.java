package org.sinter.processor.ir;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** What a node does. Operators are open, their kinds are closed: passes switch over kinds only. */
public sealed interface Op
    permits Source, Elementwise, Movement, Reduction, Contraction, Composite, Opaque {

  /** The operator's name, {@code leaky_relu}: lower case, stable, part of kernel names. */
  String name();

  /** The name with the attributes that matter, for dumps: {@code leaky_relu(0.01)}. */
  default String label() {
    return name();
  }

  /**
   * The shape rule.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if the operands do not fit
   */
  TensorType infer(List<TensorType> operands);

  /**
   * Refuses operands by where they come from, as a loss of logits refuses probabilities.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if an operand is of the wrong origin
   */
  default void check(GraphBuilder graph, List<Value> operands) {}

  /**
   * Below which whole number the elements of an operand must lie because they are indices; 0 where
   * they are none. Arrays of callers are checked by it.
   */
  default int indexBound(int operand, List<TensorType> operands) {
    return 0;
  }

  /** A cheaper value equal to this operation on the operands, which are in {@code g} already. */
  default Optional<Value> simplify(GraphBuilder g, List<Value> operands) {
    return Optional.empty();
  }

  /**
   * The slow, obvious value in double, written apart from the code that is emitted.
   *
   * @param type the inferred result type
   */
  DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation);

  /**
   * Reverse mode: the gradient of the scalar objective by each operand, null where it is zero.
   *
   * @param node this operation
   * @param dy the gradient by its result
   */
  List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy);
}
