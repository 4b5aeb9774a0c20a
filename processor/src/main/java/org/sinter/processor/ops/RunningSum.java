package org.sinter.processor.ops;

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
import org.sinter.processor.type.TensorType;

/** {@code y[t] = x[0] + ... + x[t]} along an axis, or from the end; its gradient is the other. */
public record RunningSum(int axis, boolean reverse) implements Opaque {

  @Override
  public String name() {
    return "cumulative_sum";
  }

  @Override
  public String label() {
    return "cumulative_sum(" + axis + (reverse ? ", reverse)" : ")");
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    double[] x = operands.getFirst().values();
    DenseTensor y = DenseTensor.zeros(operands.getFirst().shape());
    Along along = new Along(y.shape(), axis);
    along.forEach(
        (at, stride) -> {
          double sum = 0;
          for (int i = 0; i < along.extent(); i++) {
            int t = at + (reverse ? along.extent() - 1 - i : i) * stride;
            sum += x[t];
            y.values()[t] = sum;
          }
        });
    return y;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of(g.add(new RunningSum(axis, !reverse), List.of(dy)));
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Expr sum = new Expr.Local("h");
    return Along.scan(
        result.shape(),
        axis,
        reverse,
        at ->
            List.of(
                new Stmt.Assign("h", sum.plus(operands.getFirst().load(at))),
                result.store(at, sum)));
  }
}
