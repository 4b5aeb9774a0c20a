package org.sinter.processor.ir;

import java.util.List;

/** Which element of the operand an element of a movement's result is. */
public sealed interface IndexMap {

  /** Each operand index from the result's indices. */
  record View(List<Affine> operand) implements IndexMap {}

  /** The same elements in row-major order under another shape. */
  record Relabel() implements IndexMap {}

  /** As {@link View}, and zero where an index falls outside the operand. */
  record Guarded(List<Affine> operand) implements IndexMap {}
}
