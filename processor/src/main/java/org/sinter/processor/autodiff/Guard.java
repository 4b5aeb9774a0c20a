package org.sinter.processor.autodiff;

import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.loop.Expr;

/**
 * A gradient rounded to a multiple of 6e-24: what is next to nothing becomes nothing. Else a
 * network that is sure of its answers fills its gradients with denormal numbers, on the way back
 * through its layers if not at once. They are many times slower and Java cannot flush them.
 */
record Guard() implements Elementwise {

  /** Added and taken away again, which rounds to a multiple of this number's last place. */
  private static final Expr ADDED = Expr.constant(1e-16);

  @Override
  public String name() {
    return "guard";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Expr body() {
    return Expr.arg(0).plus(ADDED).minus(ADDED);
  }

  /** As it is: the reference need not round. */
  @Override
  public double scalar(double... x) {
    return x[0];
  }
}
