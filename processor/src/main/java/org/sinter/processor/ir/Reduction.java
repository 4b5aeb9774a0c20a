package org.sinter.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.loop.ReduceOp;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.TensorType;

/** Folds whole axes of one operand away. */
public non-sealed interface Reduction extends Op {

  /** The axes that vanish, ascending. */
  List<Integer> axes();

  ReduceOp combiner();

  @Override
  default TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    for (int axis : axes()) {
      if (axis < 0 || axis >= x.shape().rank()) {
        throw Message.AXIS_OUT_OF_RANGE.with(name(), axis, x.shape());
      }
    }
    return x.withShape(x.shape().without(axes()));
  }

  @Override
  default DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor x = operands.getFirst();
    DenseTensor result = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    Arrays.fill(result.values(), combiner().identity());
    if (x.values().length == 0) {
      return result;
    }
    int[] index = new int[x.shape().length];
    do {
      int[] kept = new int[index.length - axes().size()];
      for (int i = 0, k = 0; i < index.length; i++) {
        if (!axes().contains(i)) {
          kept[k++] = index[i];
        }
      }
      int at = result.offset(kept);
      result.values()[at] = combiner().apply(result.values()[at], x.get(index));
    } while (DenseTensor.next(index, x.shape()));
    return result;
  }
}
