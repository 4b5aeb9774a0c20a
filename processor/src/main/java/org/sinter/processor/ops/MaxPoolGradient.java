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
 * The gradient of {@link MaxPool} by the image x, from the result y and its gradient: each window
 * hands dy to the first of its elements that equals y, the others and what no window covers get 0.
 * Linear in dy, and its gradient by dy is {@link MaxPoolGather}.
 */
record MaxPoolGradient(Window window) implements Opaque {

  @Override
  public String name() {
    return "d_max_pool" + window.rank() + "d";
  }

  @Override
  public String label() {
    return name() + "(" + window.ofPool() + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    double[] x = operands.get(0).values();
    double[] y = operands.get(1).values();
    boolean[] found = new boolean[y.length];
    DenseTensor dx = DenseTensor.zeros(operands.get(0).shape());
    Pooling.forEach(
        dx.shape(),
        window,
        (from, to) -> {
          if (!found[to] && x[from] == y[to]) {
            found[to] = true;
            dx.values()[from] += operands.get(2).values()[to];
          }
        });
    return dx;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value x = node.operands().get(0);
    Value y = node.operands().get(1);
    return Arrays.asList(null, null, g.add(new MaxPoolGather(window), List.of(x, y, dy)));
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Pooling at = new Pooling(window, operands.get(1).shape());
    Expr dy = operands.get(2).load(at.inPooled());
    Expr share = Expr.select(Comparison.EQUAL, Pooling.HIT, Expr.constant(1), dy, Expr.constant(0));
    if (at.isPartition(result.shape())) {
      return at.overPooled(at.firstMatch(operands, result.store(at.inImage(), share)));
    }
    Expr sum = window.isDisjoint() ? share : result.load(at.inImage()).plus(share);
    List<Stmt> statements = new ArrayList<>(at.zeros(result));
    statements.addAll(at.overPooled(at.firstMatch(operands, result.store(at.inImage(), sum))));
    return statements;
  }
}
