package org.sinter.processor.ops;

import java.util.List;
import java.util.stream.IntStream;
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
    int last = x.shape().rank() - 1;
    Value largest = e.add(new ReduceMax(List.of(last)), x);
    Value fixed = e.add(new StopGradient(), largest);
    Value shifted =
        e.map("subtract", Expr.arg(0).minus(Expr.arg(1)), x, repeated(e, fixed, x.shape()));
    Value exponentials = e.add(new Exp(), shifted);
    return new Shifted(shifted, exponentials, e.sum(exponentials, last));
  }

  /** A number of each row, along the row. */
  static Value repeated(Expansion e, Value row, Shape shape) {
    List<Integer> axes = IntStream.range(0, shape.rank() - 1).boxed().toList();
    return e.add(new Broadcast(shape, axes), row);
  }
}
