package org.sinter.processor.ir;

import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.FusionPlan.PackGroup;

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
   * @param fill what writes each panel of b just before its rows are computed, so that b is no
   *     larger than one panel; null if all of b lies in memory
   */
  record Tiled(Contraction.Spec spec, Value a, Value b, int columns, @Nullable PackGroup fill)
      implements ContractionForm {}

  /** As a plain loop nest: any shape, no tile. */
  record Nest(Contraction.Spec spec, Value a, Value b) implements ContractionForm {}

  Contraction.Spec spec();

  Value a();

  Value b();

  /** What b is made of: itself, unless it is filled panel by panel. */
  default Value source() {
    return this instanceof Tiled(_, _, _, _, PackGroup fill) && fill != null ? fill.source() : b();
  }
}
