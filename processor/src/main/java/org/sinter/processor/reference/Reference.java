package org.sinter.processor.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Evaluation;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.DenseTensor;

/** Evaluates graphs of primitives node by node, each by its operator's reference. */
public final class Reference {
  private Reference() {}

  /** Every value of the graph. */
  public static Map<Value, DenseTensor> evaluate(Graph graph, Evaluation evaluation) {
    Map<Value, DenseTensor> values = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<DenseTensor> operands = new ArrayList<>();
      for (Value operand : node.operands()) {
        operands.add(known(values, operand));
      }
      DenseTensor result = node.op().evaluate(operands, node.result().type(), evaluation);
      int[] expected = node.result().shape().evaluate(evaluation.symbols());
      if (!Arrays.equals(result.shape(), expected)) {
        throw new IllegalStateException(
            node + " evaluates to shape " + Arrays.toString(result.shape()));
      }
      values.put(node.result(), result);
    }
    return values;
  }

  /** The outputs by name, in their order. */
  public static Map<String, DenseTensor> outputs(Graph graph, Evaluation evaluation) {
    Map<Value, DenseTensor> values = evaluate(graph, evaluation);
    Map<String, DenseTensor> outputs = new LinkedHashMap<>();
    for (Graph.Output o : graph.outputs()) {
      outputs.put(o.name(), known(values, o.value()));
    }
    return outputs;
  }

  private static DenseTensor known(Map<Value, DenseTensor> values, Value value) {
    DenseTensor tensor = values.get(value);
    if (tensor == null) {
      throw new IllegalStateException(value + " is used before it is computed");
    }
    return tensor;
  }
}
