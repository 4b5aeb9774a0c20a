package org.sinter.processor.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Nodes in an order in which operands come first, and what is wanted of them. */
public record Graph(List<Node> nodes, List<Output> outputs) {

  /** A wanted value under the name by which schedules and entry points know it. */
  public record Output(String name, Value value) {}

  public Graph {
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }

  /** The node of each value. */
  public Map<Value, Node> producers() {
    Map<Value, Node> producers = new HashMap<>();
    nodes.forEach(node -> producers.put(node.result(), node));
    return producers;
  }

  /** The value of the output called {@code name}. */
  public Value output(String name) {
    return outputs.stream()
        .filter(o -> o.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no output " + name))
        .value();
  }

  /** The same nodes with other outputs. */
  public Graph withOutputs(List<Output> others) {
    return new Graph(nodes, others);
  }

  @Override
  public String toString() {
    String wanted =
        outputs.stream()
            .map(o -> "output " + o.name() + " = " + o.value())
            .collect(Collectors.joining("\n", "", "\n"));
    return nodes.stream().map(Node::toString).collect(Collectors.joining("\n", "", "\n")) + wanted;
  }
}
