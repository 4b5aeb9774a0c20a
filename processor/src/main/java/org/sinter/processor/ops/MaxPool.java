package org.sinter.processor.ops;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The largest element of each window, channel by channel. Not a number where it holds one. */
record MaxPool(Window window) implements Opaque {

  @Override
  public String name() {
    return "max_pool" + window.rank() + "d";
  }

  @Override
  public String label() {
    return name() + "(" + window.ofPool() + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    return operands.getFirst().withShape(window.over(x, x.extent(x.rank() - 1)));
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor x = operands.getFirst();
    DenseTensor y = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    Arrays.fill(y.values(), Double.NEGATIVE_INFINITY);
    Pooling.forEach(
        x.shape(),
        window,
        (from, to) -> y.values()[to] = Math.max(y.values()[to], x.values()[from]));
    return y;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value x = node.operands().getFirst();
    return List.of(g.add(new MaxPoolGradient(window), List.of(x, node.result(), dy)));
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Pooling at = new Pooling(window, result.shape());
    Expr largest = new Expr.Local("largest");
    return at.overPooled(
        List.of(
            new Stmt.Accumulator("largest", Double.NEGATIVE_INFINITY),
            at.overWindow(
                List.of(
                    new Stmt.Assign("largest", largest.max(operands.get(0).load(at.inImage()))))),
            result.store(at.inPooled(), largest)));
  }
}
