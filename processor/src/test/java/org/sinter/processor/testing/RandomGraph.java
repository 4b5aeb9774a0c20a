package org.sinter.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Pad;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Slice;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * A graph of bounded functions, a function of the seed: layers, folds, repetitions and slices of
 * odd sizes, each reading any value before it.
 *
 * @param build holds the input {@code x0} and all nodes
 * @param last the latest value, which need not depend on all others
 */
public record RandomGraph(Build build, Value last) {

  public static RandomGraph of(long seed) {
    Random random = new Random(seed);
    Build build = new Build();
    List<Value> values = new ArrayList<>();
    values.add(build.input("x0", Shape.batchOf(1 + random.nextInt(90))));
    int nodes = 3 + random.nextInt(12);
    for (int i = 0; i < nodes; i++) {
      values.add(next(build, values, "v" + i, random));
    }
    return new RandomGraph(build, values.getLast());
  }

  private static Value next(Build build, List<Value> values, String name, Random random) {
    Value x = values.get(values.size() - 1 - random.nextInt(Math.min(4, values.size())));
    Shape shape = x.shape();
    boolean table = shape.rank() == 2 && shape.isBatched();
    return switch (random.nextInt(table ? 10 : 4)) {
      case 0 -> build.map(name, Expr.of(UnaryOp.TANH, Expr.arg(0)), x);
      case 1 -> build.map(name, Expr.arg(0).times(0.5).max(Expr.constant(-0.3)), x);
      case 2, 3 -> sum(build, values, name, x);
      case 4 -> build.op(name, "softmax", Attributes.none(), x);
      case 5 -> repeated(build, name, x, 1);
      case 6 -> repeated(build, name, x, 0);
      case 7 -> moved(build, name, x, random);
      default ->
          build.op(name, "dense", Attributes.none().with("units", 1 + random.nextInt(90)), x);
    };
  }

  /** With the latest other value of that shape. */
  private static Value sum(Build build, List<Value> values, String name, Value x) {
    Value other =
        values.reversed().stream()
            .filter(v -> !v.equals(x) && v.shape().equals(x.shape()))
            .findFirst()
            .orElse(x);
    return build.map(name, Expr.arg(0).times(0.7).minus(Expr.arg(1)), x, other);
  }

  /** A mean or sum over rows or columns, back in the table's shape. */
  private static Value repeated(Build build, String name, Value x, int axis) {
    Value sum = build.op(name + "_sum", new ReduceSum(List.of(axis)), x);
    Value bounded = build.map(name + "_bounded", Expr.of(UnaryOp.SIGMOID, Expr.arg(0)), sum);
    List<Integer> kept = IntStream.range(0, 2).filter(i -> i != axis).boxed().toList();
    return build.op(name, new Broadcast(x.shape(), kept), bounded);
  }

  private static Value moved(Build build, String name, Value x, Random random) {
    int columns = x.shape().extent(1);
    if (random.nextBoolean() || columns == 1) {
      return build.op(name, new Pad(List.of(0, 1), List.of(0, random.nextInt(3))), x);
    }
    Dim rest = Dim.of(columns - 1);
    return build.op(name, new Slice(List.of(0, random.nextInt(2)), List.of(Dim.BATCH, rest)), x);
  }
}
