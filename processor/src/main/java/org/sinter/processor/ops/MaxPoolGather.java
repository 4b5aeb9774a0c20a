package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/**
 * From a tensor v like the image x, in each window the element at which the first of x equals the
 * maximum y: the transpose of {@link MaxPoolGradient}, which is its gradient in turn.
 */
record MaxPoolGather(Window window) implements Opaque {

  @Override
  public String name() {
    return "max_pool" + window.rank() + "d_gather";
  }

  @Override
  public String label() {
    return name() + "(" + window.ofPool() + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.get(1);
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    double[] x = operands.get(0).values();
    double[] y = operands.get(1).values();
    boolean[] found = new boolean[y.length];
    DenseTensor result = DenseTensor.zeros(operands.get(1).shape());
    Pooling.forEach(
        operands.get(0).shape(),
        window,
        (from, to) -> {
          if (!found[to] && x[from] == y[to]) {
            found[to] = true;
            result.values()[to] = operands.get(2).values()[from];
          }
        });
    return result;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value x = node.operands().get(0);
    Value y = node.operands().get(1);
    return Arrays.asList(null, null, g.add(new MaxPoolGradient(window), List.of(x, y, dy)));
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Pooling at = new Pooling(window, result.shape());
    Expr value = new Expr.Local("value");
    Expr v = operands.get(2).load(at.inImage());
    Stmt take =
        new Stmt.Assign(
            "value", Expr.select(Comparison.EQUAL, Pooling.HIT, Expr.constant(1), v, value));
    List<Stmt> body = new ArrayList<>();
    body.add(new Stmt.Accumulator("value", 0));
    body.addAll(at.firstMatch(operands, take));
    body.add(result.store(at.inPooled(), value));
    return at.overPooled(body);
  }
}
