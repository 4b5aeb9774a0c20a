package org.sinter.processor.ir;

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
      case IndexMap.Guarded(var affine) -> gather(x, shape, affine);
    };
  }

  private static DenseTensor gather(DenseTensor x, int[] shape, List<Affine> map) {
    DenseTensor result = DenseTensor.zeros(shape);
    int[] index = new int[shape.length];
    int position = 0;
    if (result.values().length == 0) {
      return result;
    }
    do {
      int[] from = map.stream().mapToInt(a -> a.apply(index)).toArray();
      boolean inside = true;
      for (int i = 0; i < from.length; i++) {
        inside &= from[i] >= 0 && from[i] < x.shape()[i];
      }
      result.values()[position++] = inside ? x.get(from) : 0;
    } while (DenseTensor.next(index, shape));
    return result;
  }
}
