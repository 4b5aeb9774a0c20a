package org.sinter.processor.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.ReduceOp;

/**
 * The largest over axes. Its gradient is shared evenly by the elements that are equal to it: {@code
 * x == y ? dy / count : 0}.
 */
public record ReduceMax(List<Integer> axes) implements Reduction {

  public ReduceMax {
    axes = List.copyOf(axes);
  }

  @Override
  public String name() {
    return "max";
  }

  @Override
  public String label() {
    return "max" + axes;
  }

  @Override
  public ReduceOp combiner() {
    return ReduceOp.MAX;
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of(shared(g, node, axes, dy));
  }

  /** {@code x == y ? dy / count : 0}: the gradient of a fold that chooses y among the x. */
  static Value shared(GraphBuilder g, Node node, List<Integer> axes, Value dy) {
    Value x = node.operands().getFirst();
    Broadcast repeat = new Broadcast(x.shape(), Axes.kept(x.shape(), axes));
    Value chosen = g.add(repeat, List.of(node.result()));
    Value hits = g.add(new Formula("equal", 2, whereEqual(Expr.constant(1))), List.of(x, chosen));
    Value count = g.add(new ReduceSum(axes), List.of(hits));
    Value share =
        g.add(new Formula("divide", 2, Expr.arg(0).over(Expr.arg(1))), List.of(dy, count));
    Value spread = g.add(repeat, List.of(share));
    Formula where = new Formula("d_" + node.op().name(), 3, whereEqual(Expr.arg(2)));
    return g.add(where, List.of(x, chosen, spread));
  }

  private static Expr whereEqual(Expr value) {
    return Expr.select(Comparison.EQUAL, Expr.arg(0), Expr.arg(1), value, Expr.constant(0));
  }
}
