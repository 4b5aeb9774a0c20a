package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** One number of the result from one number of each operand; all shapes are equal. */
public non-sealed interface Elementwise extends Op {

  int arity();

  /** The result in terms of {@link Expr.Arg}. */
  Expr body();

  /** The value in double, written apart from {@link #body()}. */
  double scalar(double... x);

  /** True if it is there only so that no gradient flows: useless once all gradients are taken. */
  default boolean stopsGradient() {
    return false;
  }

  @Override
  default TensorType infer(List<TensorType> operands) {
    TensorType first = operands.getFirst();
    for (TensorType other : operands) {
      if (!other.shape().equals(first.shape())) {
        throw Message.SHAPES_DIFFER.with(name(), first.shape(), other.shape());
      }
    }
    return first;
  }

  @Override
  default DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor result = DenseTensor.zeros(operands.getFirst().shape());
    double[] x = new double[operands.size()];
    for (int i = 0; i < result.values().length; i++) {
      for (int j = 0; j < x.length; j++) {
        x[j] = operands.get(j).values()[i];
      }
      result.values()[i] = scalar(x);
    }
    return result;
  }

  /** The body differentiated symbolically, reading only what the derivative reads. */
  @Override
  default List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    List<@Nullable Value> gradients = new ArrayList<>();
    for (int i = 0; i < arity(); i++) {
      Expr derivative = Exprs.derivative(body(), i);
      boolean zero = derivative instanceof Expr.Const(double value) && value == 0;
      gradients.add(zero ? null : times(g, "d_" + name(), derivative, node.operands(), dy));
    }
    return gradients;
  }

  /** {@code derivative(operands) * dy} as one operator over just the operands that are read. */
  static Value times(GraphBuilder g, String name, Expr derivative, List<Value> operands, Value dy) {
    List<Integer> read = Exprs.arguments(derivative);
    List<Expr> renumbered = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      renumbered.add(Expr.arg(read.indexOf(i)));
    }
    Expr body = Exprs.multiply(Exprs.substitute(derivative, renumbered), Expr.arg(read.size()));
    List<Value> inputs = new ArrayList<>();
    for (int i : read) {
      inputs.add(operands.get(i));
    }
    inputs.add(dy);
    return g.add(new Formula(name, inputs.size(), body), inputs);
  }
}
