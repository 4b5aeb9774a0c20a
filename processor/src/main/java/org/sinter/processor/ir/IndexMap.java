package org.sinter.processor.ir;

import java.util.List;

/** Which element of the operand an element of a movement's result is, or the other way round. */
public sealed interface IndexMap {

  /** Each operand index from the result's indices. */
  record View(List<Affine> operand) implements IndexMap {}

  /** The same elements in row-major order under another shape. */
  record Relabel() implements IndexMap {}

  /** Each result index from the operand's indices; elements that none is put at hold a value. */
  record Placed(List<Affine> result, double rest) implements IndexMap {}
}
