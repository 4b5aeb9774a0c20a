package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.TensorType;

/** A loss of a prediction and a label that are alike, a number for each element. */
interface ElementLoss extends Composite {
  LossReduction reduction();

  /** The numbers, before reduction; label has the shape of prediction. */
  Value elements(Expansion e, Value prediction, Value label);

  @Override
  default TensorType infer(List<TensorType> operands) {
    return Losses.infer(name(), reduction(), operands);
  }

  @Override
  default Value expand(Expansion e, List<Value> operands) {
    Value prediction = operands.get(0);
    Value label = Losses.like(e, operands.get(1), prediction.shape());
    return reduction().reduce(e, elements(e, prediction, label), Losses.weights(operands));
  }
}
