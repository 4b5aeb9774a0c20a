package org.sinter.processor.ir;

import java.util.List;
import java.util.OptionalInt;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Shape;

/** An operator with a loop nest of its own; it is never fused. */
public non-sealed interface Opaque extends Op {

  /**
   * The whole loop nest, the batch's loop included; where neighbours lie side by side the innermost
   * loop may be {@link Stmt.Lanes} (every index of stride 0 or 1 in its variable).
   *
   * @param operands how to load an element of each operand: index in, expression out
   * @param result how to address the result
   */
  List<Stmt> lower(List<Access> operands, Access result);

  /** The axis along which the result is the operands one after the other; empty if it is not. */
  default OptionalInt joins() {
    return OptionalInt.empty();
  }

  /** Access to a tensor whose indices, per axis, are given as {@link Index}. */
  interface Access {
    Expr load(List<Index> index);

    Stmt store(List<Index> index, Expr value);

    Shape shape();

    /** True if the operand lies in its place in what {@link #joins} it already. */
    boolean isInPlace();
  }
}
