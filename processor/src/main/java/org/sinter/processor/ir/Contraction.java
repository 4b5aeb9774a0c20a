package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * A sum of products of two operands: matrix products, convolutions and both their gradients. The
 * axes {@code 0..resultRank-1} are the result's in its order; the rest are summed, in their order.
 */
public non-sealed interface Contraction extends Op {

  Spec spec();

  /**
   * @param extents of all axes, the result's first
   * @param a index of each axis of the first operand from the axes
   * @param b likewise of the second
   */
  record Spec(List<Dim> extents, int resultRank, List<Affine> a, List<Affine> b) {
    public Spec {
      extents = List.copyOf(extents);
      a = List.copyOf(a);
      b = List.copyOf(b);
    }

    public Shape result() {
      return new Shape(extents.subList(0, resultRank));
    }
  }

  @Override
  default TensorType infer(List<TensorType> operands) {
    return operands.getFirst().withShape(spec().result());
  }

  @Override
  default DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor a = operands.get(0);
    DenseTensor b = operands.get(1);
    DenseTensor result = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    int[] extents =
        spec().extents().stream().mapToInt(d -> d.evaluate(evaluation.symbols())).toArray();
    int[] index = new int[extents.length];
    if (DenseTensor.size(extents) == 0) {
      return result;
    }
    do {
      double product = at(a, spec().a(), index) * at(b, spec().b(), index);
      int at = 0;
      for (int axis = 0; axis < spec().resultRank(); axis++) {
        at = at * extents[axis] + index[axis];
      }
      result.values()[at] += product;
    } while (DenseTensor.next(index, extents));
    return result;
  }

  /** Outside an operand, as the gradient of a window reaches, there is zero. */
  private static double at(DenseTensor x, List<Affine> map, int[] index) {
    int at = 0;
    for (int axis = 0; axis < map.size(); axis++) {
      int extent = x.shape()[axis];
      int position = map.get(axis).apply(index);
      if (position < 0 || position >= extent) {
        return 0;
      }
      at = at * extent + position;
    }
    return x.values()[at];
  }

  /** The product with axes exchanged: a contraction again. */
  @Override
  default List<@Nullable Value> gradient(GraphBuilder g, Node node, Value dy) {
    Value a = node.operands().get(0);
    Value b = node.operands().get(1);
    List<@Nullable Value> gradients = new ArrayList<>();
    gradients.add(ContractionGradient.of(g, spec(), spec().a(), a, spec().b(), b, dy));
    gradients.add(ContractionGradient.of(g, spec(), spec().b(), b, spec().a(), a, dy));
    return gradients;
  }
}
