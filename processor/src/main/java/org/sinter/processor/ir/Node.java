package org.sinter.processor.ir;

import java.util.List;
import java.util.stream.Collectors;
import org.sinter.processor.diagnostic.Origin;

/**
 * One operation.
 *
 * @param name the user's node name, or one derived from it ({@code conv1.product}, {@code d_conv1})
 */
public record Node(Value result, Op op, List<Value> operands, String name, Origin origin) {

  public Node {
    operands = List.copyOf(operands);
  }

  /** The result tells the nodes of a graph apart; operators are deep. */
  @Override
  public int hashCode() {
    return result.hashCode();
  }

  @Override
  public String toString() {
    String inputs = operands.stream().map(Value::toString).collect(Collectors.joining(", "));
    return result + " = " + op.label() + "(" + inputs + ") : " + result.type() + "  // " + name;
  }
}
