package org.sinter.processor.emit;

import java.util.Optional;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;

/**
 * Two loops that copy a matrix and exchange its rows and columns: {@code to[toAt + c * toStride +
 * r] = from[at + r * stride + c]}.
 */
record Transposed(
    int rows, int columns, Buffer from, Index at, int stride, Buffer to, Index toAt, int toStride) {
  /** Rows and columns are whole multiples of it: the side of the blocks that the runtime turns. */
  static final int SIDE = 16;

  /** What loops do, if it is that. */
  static Optional<Transposed> of(Stmt.For outer) {
    return isWhole(outer.extent())
            && outer.body().size() == 1
            && outer.body().getFirst() instanceof Stmt.Lanes inner
            && isWhole(inner.extent())
            && inner.body().size() == 1
            && inner.body().getFirst() instanceof Stmt.Store(var to, var toAt, Expr.Load load, _)
        ? of(outer, inner, to, toAt, load)
        : Optional.empty();
  }

  private static Optional<Transposed> of(
      Stmt.For outer, Stmt.Lanes inner, Buffer to, Index toAt, Expr.Load load) {
    String r = inner.var();
    String c = outer.var();
    Index at = load.index();
    return toAt.stride(r) == 1
            && at.stride(c) == 1
            && at.stride(r) >= SIDE
            && toAt.stride(c) >= SIDE
        ? Optional.of(
            new Transposed(
                inner.extent().literal(),
                outer.extent().literal(),
                load.buffer(),
                at.without(r).without(c),
                at.stride(r),
                to,
                toAt.without(r).without(c),
                toAt.stride(c)))
        : Optional.empty();
  }

  private static boolean isWhole(Dim extent) {
    return extent.isLiteral() && extent.literal() % SIDE == 0;
  }
}
