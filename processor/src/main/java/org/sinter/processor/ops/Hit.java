package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.TensorType;

/** 1 where an index is the place, else 0; indices lie below {@code classes}. */
public record Hit(int classes) implements Elementwise {

  @Override
  public String name() {
    return "one_hot";
  }

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public int indexBound(int operand, List<TensorType> operands) {
    return operand == 0 ? classes : 0;
  }

  @Override
  public Expr body() {
    Expr one = Expr.constant(1);
    return Expr.select(Comparison.EQUAL, Expr.arg(0), Expr.arg(1), one, Expr.constant(0));
  }

  @Override
  public double scalar(double... x) {
    return x[0] == x[1] ? 1 : 0;
  }
}
