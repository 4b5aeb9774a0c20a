package org.sinter.processor.ops;

import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;

/** The cosine of vectors along the last axis. */
final class Cosine {
  /** Norms below it count as this: no division by 0. */
  private static final double LEAST_NORM = 1e-8;

  private Cosine() {}

  static Value of(Expansion e, Value a, Value b) {
    int last = a.shape().rank() - 1;
    Expr product = Expr.arg(0).times(Expr.arg(1));
    Value dot = e.sum(e.map("multiply", product, a, b), last);
    Expr body = Expr.arg(0).over(norm(1).times(norm(2)));
    return e.map(
        "cosine",
        body,
        dot,
        e.sum(e.add(new Square(), a), last),
        e.sum(e.add(new Square(), b), last));
  }

  private static Expr norm(int squares) {
    return Expr.of(UnaryOp.SQRT, Expr.arg(squares).max(Expr.constant(LEAST_NORM * LEAST_NORM)));
  }
}
