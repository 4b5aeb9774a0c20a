package org.sinter.processor.ops;

import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;

/** What layers that normalise are made of. */
final class Normalization {
  private static final Expr X = Expr.arg(0);
  private static final Expr Y = Expr.arg(1);

  private Normalization() {}

  /**
   * {@code (x - mean) / sqrt(variance + epsilon)} over axes, with the biased variance, from
   * differences to the mean: a large mean costs no precision.
   */
  static Value standard(Expansion e, Value x, List<Integer> axes, double epsilon) {
    Value mean = Axes.repeated(e, mean(e, x, axes), x.shape(), axes);
    Value centred = e.map("subtract", X.minus(Y), x, mean);
    return scaled(e, centred, axes, epsilon);
  }

  /** {@code x / sqrt(mean(x^2) + epsilon)} over axes. */
  static Value scaled(Expansion e, Value x, List<Integer> axes, double epsilon) {
    Value power = mean(e, e.map("square", X.times(X), x), axes);
    Value factor = factor(e, power, epsilon);
    return e.map("multiply", X.times(Y), x, Axes.repeated(e, factor, x.shape(), axes));
  }

  /** {@code 1 / sqrt(variance + epsilon)}. */
  static Value factor(Expansion e, Value variance, double epsilon) {
    Expr root = Expr.of(UnaryOp.SQRT, X.plus(Expr.constant(epsilon)));
    return e.map("rsqrt", Expr.constant(1).over(root), variance);
  }

  private static Value mean(Expansion e, Value x, List<Integer> axes) {
    return Axes.mean(e, e.add(new ReduceSum(axes), x), axes.stream().map(x.shape()::dim).toList());
  }

  /** Times {@code weight} and, if there is one, plus {@code bias}, along the last axes. */
  static Value affine(Expansion e, Value x, int lastAxes, boolean bias) {
    int first = x.shape().rank() - lastAxes;
    Integer[] axes = IntStream.range(first, x.shape().rank()).boxed().toArray(Integer[]::new);
    Value weight = e.broadcast(e.parameter("weight"), x.shape(), axes);
    if (!bias) {
      return e.map("multiply", X.times(Y), x, weight);
    }
    Value shift = e.broadcast(e.parameter("bias"), x.shape(), axes);
    return e.map("affine", X.times(Y).plus(Expr.arg(2)), x, weight, shift);
  }
}
