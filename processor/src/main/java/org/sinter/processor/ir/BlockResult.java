package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.type.TensorType;

/** A block as a whole: the first operand, which is its result; the others are what it was given. */
public record BlockResult(String label) implements Composite {

  /** What a declared node reads: of a block, what it was given. */
  public static List<Value> reads(Node node) {
    return node.op() instanceof BlockResult
        ? node.operands().subList(1, node.operands().size())
        : node.operands();
  }

  @Override
  public String name() {
    return "block";
  }

  @Override
  public TensorType infer(List<TensorType> operands) {
    return operands.getFirst();
  }

  @Override
  public Value expand(Expansion e, List<Value> operands) {
    return operands.getFirst();
  }
}
