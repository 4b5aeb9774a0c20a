package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;

/** Copies a graph node by node; a rule says what becomes of each. */
public final class Rewriter {
  private Rewriter() {}

  /** The copy of one node. */
  @FunctionalInterface
  public interface Rule {

    /**
     * @param g holds the copy so far, and names what is added after the node
     * @param operands of the node, in the copy
     * @return what stands for the node's result in the copy
     */
    Value rewrite(GraphBuilder g, Node node, List<Value> operands);
  }

  /** The copy, its outputs under their old names; its values are numbered from 0 without gaps. */
  public static Graph rewrite(Graph graph, Rule rule) {
    GraphBuilder g = new GraphBuilder();
    Map<Value, Value> copies = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<Value> operands = copies(copies, node.operands());
      g.at(node.name(), node.origin());
      copies.put(node.result(), rule.rewrite(g, node, operands));
    }
    return g.build(
        graph.outputs().stream()
            .map(o -> new Graph.Output(o.name(), copy(copies, o.value())))
            .toList());
  }

  private static List<Value> copies(Map<Value, Value> copies, List<Value> values) {
    List<Value> found = new ArrayList<>();
    for (Value value : values) {
      found.add(copy(copies, value));
    }
    return found;
  }

  private static Value copy(Map<Value, Value> copies, Value value) {
    Value copy = copies.get(value);
    if (copy == null) {
      throw new IllegalStateException(value + " is used before it is computed");
    }
    return copy;
  }
}
