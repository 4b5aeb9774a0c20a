package org.sinter.processor.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.BinaryOp;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;

/**
 * The larger or the smaller of two numbers, of which equal ones get half of the gradient each.
 *
 * @param op MAX or MIN
 */
record Extremum(BinaryOp op) implements Elementwise {
  @Override
  public String name() {
    return op == BinaryOp.MAX ? "maximum" : "minimum";
  }

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public Expr body() {
    return new Expr.Binary(op, Expr.arg(0), Expr.arg(1));
  }

  @Override
  public double scalar(double... x) {
    return (x[0] > x[1]) == (op == BinaryOp.MAX) ? x[0] : x[1];
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    return List.of(share(g, node, dy, 0), share(g, node, dy, 1));
  }

  private Value share(GraphBuilder g, Node node, Value dy, int operand) {
    Expr own = Expr.arg(operand);
    Expr other = Expr.arg(1 - operand);
    boolean max = op == BinaryOp.MAX;
    Expr tie = Expr.select(Comparison.EQUAL, own, other, Expr.constant(0.5), Expr.constant(0));
    Expr derivative =
        Expr.select(
            Comparison.GREATER, max ? own : other, max ? other : own, Expr.constant(1), tie);
    return Elementwise.times(g, "d_" + name(), derivative, node.operands(), dy);
  }
}
