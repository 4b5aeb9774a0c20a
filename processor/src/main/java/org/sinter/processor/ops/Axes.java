package org.sinter.processor.ops;

import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Extent;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** Axes as users name them: of one example, negative from the end, or the batch. */
final class Axes {
  /** {@code org.sinter.Axis.BATCH}. */
  static final int BATCH = Integer.MIN_VALUE;

  private Axes() {}

  /** Axes of the whole shape, ascending; none given means all of an example. */
  static List<Integer> of(String op, List<Integer> axes, Shape shape) {
    int rank = shape.example().rank();
    int first = shape.rank() - rank;
    if (axes.isEmpty()) {
      return IntStream.range(first, shape.rank()).boxed().toList();
    }
    return axes.stream().map(axis -> of(op, axis, shape, rank)).distinct().sorted().toList();
  }

  private static int of(String op, int axis, Shape shape, int rank) {
    if (axis == BATCH && shape.isBatched()) {
      return 0;
    }
    if (axis < -rank || axis >= rank) {
      String given = axis == BATCH ? "BATCH" : Integer.toString(axis);
      throw Message.AXIS_OUT_OF_RANGE.with(op, given, shape.example()).at("axes");
    }
    return (axis < 0 ? axis + rank : axis) + shape.rank() - rank;
  }

  /** The type without the axes. */
  static TensorType reduced(String op, List<Integer> axes, TensorType x) {
    return x.withShape(x.shape().without(of(op, axes, x.shape())));
  }

  /** {@code sum / (extents of the axes)}: literals as a factor, N by division. */
  static Value mean(Expansion e, Value sum, List<Dim> extents) {
    Dim count = extents.stream().reduce(Dim.of(1), Dim::times);
    Value mean = count.literal() == 1 ? sum : e.add(new Scale(1.0 / count.literal()), sum);
    for (String symbol : count.symbols()) {
      Value n = e.add(new Extent(new Dim(1, List.of(symbol)), mean.type()));
      mean = e.map("divide", Expr.arg(0).over(Expr.arg(1)), mean, n);
    }
    return mean;
  }

  static List<Sample> samples() {
    Attributes none = Attributes.none();
    return List.of(
        Sample.of(-2, 2, Shape.batchOf(3, 4)),
        Sample.of(none.with("axes", List.of(-1)), -2, 2, Shape.batchOf(3, 4)),
        Sample.of(none.with("axes", List.of(0, 2)), -2, 2, Shape.batchOf(3, 2, 4)),
        Sample.of(none.with("axes", List.of(BATCH)), -2, 2, Shape.batchOf(5)),
        Sample.of(none.with("axes", List.of(1, BATCH)), -2, 2, Shape.batchOf(2, 5)),
        Sample.of(none.with("axes", List.of(0)), -2, 2, Shape.of(7, 2)));
  }
}
