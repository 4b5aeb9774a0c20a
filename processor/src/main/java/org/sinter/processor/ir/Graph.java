package org.sinter.processor.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

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
    for (Node node : nodes) {
      producers.put(node.result(), node);
    }
    return producers;
  }

  /** The value of the output called {@code name}. */
  public Value output(String name) {
    for (Output output : outputs) {
      if (output.name().equals(name)) {
        return output.value();
      }
    }
    throw new IllegalArgumentException("no output " + name);
  }

  /** The same nodes with other outputs. */
  public Graph withOutputs(List<Output> others) {
    return new Graph(nodes, others);
  }

  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    for (Node node : nodes) {
      lines.add(node.toString());
    }
    StringJoiner wanted = new StringJoiner("\n", "", "\n");
    for (Output output : outputs) {
      wanted.add("output " + output.name() + " = " + output.value());
    }
    return lines + wanted.toString();
  }
}
