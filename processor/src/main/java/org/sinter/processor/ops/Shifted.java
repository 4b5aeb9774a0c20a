package org.sinter.processor.ops;

import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Broadcast;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.type.Shape;

/**
 * Logits moved so that the largest of a row is 0, their exponentials and the rows' sums: what
 * softmax and its losses begin with, the same nodes for both.
 */
record Shifted(Value logits, Value exponentials, Value sum) {

  static Shifted of(Expansion e, Value x) {
    return of(e, x, x.shape().rank() - 1);
  }

  /** Rows along an axis of the whole shape. */
  static Shifted of(Expansion e, Value x, int axis) {
    Value largest = e.add(new ReduceMax(List.of(axis)), x);
    Value fixed = e.add(new StopGradient(), largest);
    Value shifted =
        e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), x, repeated(e, fixed, x.shape(), axis));
    Value exponentials = e.add(new Exp(), shifted);
    return new Shifted(shifted, exponentials, e.sum(exponentials, axis));
  }

  /** A number of each row, along the row, which is the last axis. */
  static Value repeated(Expansion e, Value row, Shape shape) {
    return repeated(e, row, shape, shape.rank() - 1);
  }

  static Value repeated(Expansion e, Value row, Shape shape, int axis) {
    List<Integer> axes = IntStream.range(0, shape.rank()).filter(i -> i != axis).boxed().toList();
    return e.add(new Broadcast(shape, axes), row);
  }

  /** The axis a user names, -1 the last, in the whole shape. */
  static int axis(String op, int axis, Shape shape) {
    if (shape.example().rank() == 0) {
      throw Message.RANK.with(op, "numbers on a last axis", shape);
    }
    return Axes.of(op, List.of(axis), shape).getFirst();
  }
}
