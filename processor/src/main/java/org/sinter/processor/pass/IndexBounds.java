package org.sinter.processor.pass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.TensorType;

/** Which inputs hold indices, and how large these may be. */
public final class IndexBounds {
  private IndexBounds() {}

  /** The bound by source: the lowest of all operators that read the input, or rearrange it. */
  public static Map<String, Integer> of(Graph graph) {
    Map<Value, Node> producers = graph.producers();
    Map<String, Integer> bounds = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<TensorType> types = node.operands().stream().map(Value::type).toList();
      for (int i = 0; i < types.size(); i++) {
        int bound = node.op().indexBound(i, types);
        if (bound > 0 && source(producers, node.operands().get(i)) instanceof Input input) {
          bounds.merge(input.source(), bound, Math::min);
        }
      }
    }
    return bounds;
  }

  private static Op source(Map<Value, Node> producers, Value value) {
    Node node = Maps.at(producers, value);
    while (node.op() instanceof Movement) {
      node = Maps.at(producers, node.operands().getFirst());
    }
    return node.op();
  }
}
