package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** {@link MaxPool} over windows as declared: what surrounds the image is less than any number. */
record MaxPooling(SlidingWindow sliding) implements Composite {

  @Override
  public String name() {
    return sliding.op();
  }

  @Override
  public String label() {
    return name() + "(" + sliding.window().ofPool() + ")";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    return operands.getFirst().withShape(sliding.over(x, sliding.channels(x)));
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    Value padded = sliding.around(x.shape()).pad(e, x, Double.NEGATIVE_INFINITY);
    return e.add(new MaxPool(sliding.window()), padded);
  }
}
