package org.sinter.processor.ops;

import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;

/** Square roots whose gradient at 0 is 0, where a norm or a deviation has none of its own. */
final class Roots {
  private Roots() {}

  static Value sqrt(Expansion e, Value x) {
    Expr zero = Expr.constant(0);
    Expr root = Expr.of(UnaryOp.SQRT, Expr.arg(0));
    return e.map("sqrt", Expr.select(Comparison.EQUAL, Expr.arg(0), zero, zero, root), x);
  }
}
