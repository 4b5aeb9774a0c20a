package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * Weights as a direction and a length each (Salimans and Kingma 2016): {@code weight[o] =
 * weight_g[o] weight_v[o] / |weight_v[o]|}, o along the first axis.
 */
final class WeightNorm {
  private WeightNorm() {}

  /**
   * The parameters in place of {@code weight}: lengths of 1 at first, directions as it would be.
   */
  static List<ParameterSpec> parameters(Shape weight, InitSpec init) {
    List<Dim> lengths = new ArrayList<>(List.of(weight.dim(0)));
    for (int axis = 1; axis < weight.rank(); axis++) {
      lengths.add(Dim.of(1));
    }
    InitSpec one = new InitSpec(InitSpec.Kind.CONSTANT, 1, 0, 0);
    return List.of(
        new ParameterSpec("weight_g", new Shape(lengths), one),
        new ParameterSpec("weight_v", weight, init));
  }

  /** The weight that they make. */
  static Value weight(Expansion e) {
    Value v = e.parameter("weight_v");
    Value g = e.parameter("weight_g");
    int rank = v.shape().rank();
    List<Integer> rest = IntStream.range(1, rank).boxed().toList();
    Value squares =
        e.sum(e.map("square", Expr.arg(0).times(Expr.arg(0)), v), rest.toArray(Integer[]::new));
    Value lengths = e.add(new Reshape(squares.shape()), g);
    Expr factor = Expr.arg(0).over(Expr.of(UnaryOp.SQRT, Expr.arg(1)));
    Value scale = e.map("length", factor, lengths, squares);
    return e.map("direct", Expr.arg(0).times(Expr.arg(1)), v, e.broadcast(scale, v.shape(), 0));
  }
}
