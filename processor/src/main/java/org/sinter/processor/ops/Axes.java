package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Extent;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

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

  /** One axis of the whole shape, not the batch. */
  static int one(String op, int axis, Shape shape) {
    int rank = shape.example().rank();
    if (axis < -rank || axis >= rank) {
      String given = axis == BATCH ? "BATCH" : Integer.toString(axis);
      throw Message.AXIS_OUT_OF_RANGE.with(op, given, shape.example()).at("axis");
    }
    return (axis < 0 ? axis + rank : axis) + shape.rank() - rank;
  }

  /** The shape without the axes, or with extents of 1 there; the batch goes in any case. */
  static Shape folded(String op, List<Integer> axes, boolean keepDims, Shape shape) {
    List<Integer> reduced = of(op, axes, shape);
    if (!keepDims) {
      return shape.without(reduced);
    }
    List<Dim> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      boolean folded = reduced.contains(axis);
      if (!folded || shape.dim(axis).isLiteral()) {
        dims.add(folded ? Dim.of(1) : shape.dim(axis));
      }
    }
    return new Shape(dims);
  }

  /** What folding took away, back again: {@code folded} repeated along the axes. */
  static Value repeated(Expansion e, Value folded, Shape shape, List<Integer> reduced) {
    return e.add(new Broadcast(shape, kept(shape, reduced)), folded);
  }

  /** The axes that are not folded. */
  static List<Integer> kept(Shape shape, List<Integer> reduced) {
    return IntStream.range(0, shape.rank())
        .filter(axis -> !reduced.contains(axis))
        .boxed()
        .toList();
  }

  /** The extents' product. */
  static Dim count(Shape shape, List<Integer> reduced) {
    return reduced.stream().map(shape::dim).reduce(Dim.of(1), Dim::times);
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
    return samples(Attributes.none());
  }

  /** Folds of last axes, others, several, the batch and all. */
  static List<Sample> samples(Attributes attributes) {
    Attributes kept = attributes.with("keepDims", true);
    return List.of(
        Sample.of(attributes, -2, 2, Shape.batchOf(3, 4)),
        Sample.of(attributes.with("axes", List.of(-1)), -2, 2, Shape.batchOf(3, 4)),
        Sample.of(kept.with("axes", List.of(0, 2)), -2, 2, Shape.batchOf(3, 2, 4)),
        Sample.of(attributes.with("axes", List.of(BATCH)), -2, 2, Shape.batchOf(5)),
        Sample.of(kept.with("axes", List.of(1, BATCH)), -2, 2, Shape.batchOf(2, 5)),
        Sample.of(attributes.with("axes", List.of(0)), -2, 2, Shape.of(7, 2)));
  }
}
