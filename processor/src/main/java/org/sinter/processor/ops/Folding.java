package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Reshape;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** A composite that folds axes as users name them; they vanish, or stay with extent 1. */
interface Folding extends Composite {

  List<Integer> axes();

  boolean keepDims();

  /** The value without the axes, which are given as axes of the whole shape. */
  Value fold(Expansion e, Value x, List<Integer> reduced);

  @Override
  default String label() {
    return name() + axes();
  }

  @Override
  default TensorType infer(List<TensorType> operands) {
    TensorType x = operands.getFirst();
    return x.withShape(Axes.folded(name(), axes(), keepDims(), x.shape()));
  }

  @Override
  default Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Shape target = Axes.folded(name(), axes(), keepDims(), x.shape());
    Value folded = fold(e, x, Axes.of(name(), axes(), x.shape()));
    return folded.shape().equals(target) ? folded : e.add(new Reshape(target), folded);
  }
}
