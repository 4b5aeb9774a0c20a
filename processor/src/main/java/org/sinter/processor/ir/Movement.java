package org.sinter.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** Rearranges or repeats elements of one operand and computes nothing. */
public non-sealed interface Movement extends Op {

  /** Where each element of the result comes from. */
  IndexMap indexMap(TensorType result);

  @Override
  default DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor x = operands.getFirst();
    int[] shape = type.shape().evaluate(evaluation.symbols());
    IndexMap map = indexMap(type);
    return switch (map) {
      case IndexMap.Relabel() -> new DenseTensor(shape, x.values().clone());
      case IndexMap.View(var affine) -> gather(x, shape, affine);
      case IndexMap.Placed(var affine, var rest) -> place(x, shape, affine, rest);
    };
  }

  private static DenseTensor gather(DenseTensor x, int[] shape, List<Affine> map) {
    DenseTensor result = DenseTensor.zeros(shape);
    if (result.values().length == 0) {
      return result;
    }
    int[] index = new int[shape.length];
    int position = 0;
    do {
      result.values()[position++] = x.get(apply(map, index));
    } while (DenseTensor.next(index, shape));
    return result;
  }

  private static DenseTensor place(DenseTensor x, int[] shape, List<Affine> map, double rest) {
    DenseTensor result = DenseTensor.zeros(shape);
    Arrays.fill(result.values(), rest);
    if (x.values().length == 0) {
      return result;
    }
    int[] index = new int[x.shape().length];
    int position = 0;
    do {
      result.values()[result.offset(apply(map, index))] = x.values()[position++];
    } while (DenseTensor.next(index, x.shape()));
    return result;
  }

  private static int[] apply(List<Affine> map, int[] index) {
    return map.stream().mapToInt(a -> a.apply(index)).toArray();
  }
}
