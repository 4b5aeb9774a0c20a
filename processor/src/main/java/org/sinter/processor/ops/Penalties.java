package org.sinter.processor.ops;

import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;

/** Penalties of the size of weights. */
final class Penalties {
  private Penalties() {}

  /** The sum of a function over a tensor; of a batched one the mean over the examples. */
  static Value sum(Expansion e, String name, Expr term, Value x) {
    Value terms = e.map(name, term, x);
    List<Integer> axes = IntStream.range(0, x.shape().rank()).boxed().toList();
    Value sum = axes.isEmpty() ? terms : e.add(new ReduceSum(axes), terms);
    return x.shape().isBatched() ? Axes.mean(e, sum, List.of(x.shape().dim(0))) : sum;
  }
}
