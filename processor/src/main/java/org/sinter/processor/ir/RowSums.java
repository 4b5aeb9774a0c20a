package org.sinter.processor.ir;

/** Adds up rows of a matrix at places that an operand names: the gradient of a lookup. */
public interface RowSums extends Opaque {

  /** True if it adds to rows of a matrix, and not to other parts of a tensor. */
  boolean isByRows();

  /** The operand whose numbers name the rows. */
  int rowOperand();

  /** The same into memory that holds zeros: only rows that are met cost anything. */
  RowSums intoZeros();
}
