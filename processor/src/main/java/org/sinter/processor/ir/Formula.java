package org.sinter.processor.ir;

import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;

/** An elementwise operator given by its expression alone: derivatives, parts of composites. */
public record Formula(String name, int arity, Expr body) implements Elementwise {

  @Override
  public double scalar(double... x) {
    return Exprs.evaluate(body, x);
  }
}
