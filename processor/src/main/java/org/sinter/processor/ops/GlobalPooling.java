package org.sinter.processor.ops;

import java.util.List;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.ReduceSum;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The mean or the largest of all positions, channel by channel: {@code [..., c] -> [c]}. */
record GlobalPooling(String name, boolean mean) implements Composite {

  @Override
  public TensorType infer(List<TensorType> operands) {
    Shape x = operands.getFirst().shape();
    if (x.example().rank() < 2) {
      throw Message.RANK.with(name, "positions and channels", x);
    }
    return operands.getFirst().withShape(x.without(positions(x)));
  }

  private static List<Integer> positions(Shape x) {
    int first = x.rank() - x.example().rank();
    return IntStream.range(first, x.rank() - 1).boxed().toList();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    Value x = operands.getFirst();
    List<Integer> positions = positions(x.shape());
    Reduction fold = mean ? new ReduceSum(positions) : new ReduceMax(positions);
    Value y = e.add(fold, x);
    return mean ? Axes.mean(e, y, positions.stream().map(x.shape()::dim).toList()) : y;
  }
}
