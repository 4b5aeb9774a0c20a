package org.sinter.processor.ir;

/**
 * How a contraction is computed. The first operand is broadcast, the second is read as vectors
 * along the column axis.
 */
public sealed interface ContractionForm {

  /**
   * In register tiles.
   *
   * @param spec with the broadcast operand first, and the second operand's packed copy if it has
   *     one
   * @param a the broadcast operand
   * @param b the vector operand
   * @param columns the axis along the vectors
   */
  record Tiled(Contraction.Spec spec, Value a, Value b, int columns) implements ContractionForm {}

  /** As a plain loop nest: any shape, no tile. */
  record Nest(Contraction.Spec spec, Value a, Value b) implements ContractionForm {}

  Contraction.Spec spec();

  Value a();

  Value b();
}
