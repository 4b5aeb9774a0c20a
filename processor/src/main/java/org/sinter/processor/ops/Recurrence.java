package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/**
 * {@code h[t] = a[t] h[t-1] + b[t]} along an axis, from 0, or from the end. Running products are of
 * this kind, and so is its gradient, the other way: no division, so that zeros do no harm.
 */
public record Recurrence(int axis, boolean reverse) implements Opaque {

  @Override
  public String name() {
    return "recurrence";
  }

  @Override
  public String label() {
    return "recurrence(" + axis + (reverse ? ", reverse)" : ")");
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor a = operands.get(0);
    DenseTensor b = operands.get(1);
    DenseTensor h = DenseTensor.zeros(a.shape());
    Along along = new Along(a.shape(), axis);
    along.forEach(
        (at, stride) -> {
          double last = 0;
          for (int i = 0; i < along.extent(); i++) {
            int t = at + (reverse ? along.extent() - 1 - i : i) * stride;
            last = a.values()[t] * last + b.values()[t];
            h.values()[t] = last;
          }
        });
    return h;
  }

  /** {@code g[t] = dy[t] + a[t+1] g[t+1]}; b receives g, a receives {@code g[t] h[t-1]}. */
  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value a = node.operands().get(0);
    if (a.shape().extent(axis) == 1) {
      return Arrays.asList(null, dy);
    }
    Value next = shifted(g, a, !reverse);
    Value db = g.add(new Recurrence(axis, !reverse), List.of(next, dy));
    Value before = shifted(g, node.result(), reverse);
    Formula times = new Formula("multiply", 2, Expr.arg(0).times(Expr.arg(1)));
    return List.of(g.add(times, List.of(db, before)), db);
  }

  /** Each element replaced by the one after it on the axis, or before; zero past the end. */
  private Value shifted(GraphBuilder g, Value x, boolean after) {
    List<Integer> none = Collections.nCopies(x.shape().rank(), 0);
    List<Integer> one = new ArrayList<>(none);
    one.set(axis, 1);
    int extent = x.shape().extent(axis) - 1;
    Value part = Along.part(g, x, axis, after ? 1 : 0, extent);
    return g.add(
        after
            ? new org.sinter.processor.ir.Pad(none, one)
            : new org.sinter.processor.ir.Pad(one, none),
        List.of(part));
  }

  @Override
  public List<Stmt> lower(List<Access> operands, Access result) {
    Expr last = new Expr.Local("h");
    return Along.scan(
        result.shape(),
        axis,
        reverse,
        at -> {
          Expr next = new Expr.Fma(operands.get(0).load(at), last, operands.get(1).load(at));
          return List.of(new Stmt.Assign("h", next), result.store(at, last));
        });
  }
}
