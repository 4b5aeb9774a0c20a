package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Extent;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * {@code (x - mean) factor weight + bias}, where mean and factor are those of x itself over all
 * axes but the last. So its gradient by x is the whole one, in closed form (Ioffe and Szegedy
 * 2015), from two sums that are the gradients of bias and weight too:
 *
 * <pre>{@code
 * normal = (x - mean) factor
 * dx = factor weight (dy - sum(dy) / n - normal sum(dy normal) / n)
 * }</pre>
 *
 * <p>What mean and factor are made of is ordinary, so gradients of this gradient are right too.
 */
record ChannelNorm() implements Elementwise {
  private static final Expr NORMAL = Expr.arg(0).minus(Expr.arg(1)).times(Expr.arg(2));

  @Override
  public String name() {
    return "normalize";
  }

  @Override
  public int arity() {
    return 5;
  }

  @Override
  public Expr body() {
    return NORMAL.times(Expr.arg(3)).plus(Expr.arg(4));
  }

  @Override
  public double scalar(double... x) {
    return (x[0] - x[1]) * x[2] * x[3] + x[4];
  }

  @Override
  public List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value x = node.operands().get(0);
    Value mean = node.operands().get(1);
    Value factor = node.operands().get(2);
    Value weight = node.operands().get(3);
    Expr product = NORMAL.times(Expr.arg(3));
    Value dw = g.add(new Formula("d_weight", 4, product), List.of(x, mean, factor, dy));
    Expr body =
        Expr.arg(2)
            .times(Expr.arg(3))
            .times(Expr.arg(4).minus(Expr.arg(5)).minus(NORMAL.times(Expr.arg(6))));
    Value dx =
        g.add(
            new Formula("d_normalize", 7, body),
            List.of(x, mean, factor, weight, dy, average(g, dy), average(g, dw)));
    List<@Nullable Value> gradients = new ArrayList<>(Collections.nCopies(5, null));
    gradients.set(0, dx);
    gradients.set(3, dw);
    gradients.set(4, dy);
    return gradients;
  }

  /** Each channel's mean, repeated. */
  private static Value average(GraphBuilder g, Value x) {
    Shape shape = x.shape();
    int last = shape.rank() - 1;
    List<Integer> axes = IntStream.range(0, last).boxed().toList();
    Value sum = g.add(new ReduceSum(axes), List.of(x));
    Dim count = axes.stream().map(shape::dim).reduce(Dim.of(1), Dim::times);
    Value n = g.add(new Extent(count, sum.type()), List.of());
    Formula quotient = new Formula("divide", 2, Expr.arg(0).over(Expr.arg(1)));
    Value average = g.add(quotient, List.of(sum, n));
    return g.add(new Broadcast(shape, List.of(last)), List.of(average));
  }
}
