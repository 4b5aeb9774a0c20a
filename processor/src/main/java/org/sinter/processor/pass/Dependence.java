package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Maps;

/** Who reads what, and which groups must run before which. */
final class Dependence {
  private final Map<Value, Node> producers;
  private final Map<Value, List<Node>> consumers = new HashMap<>();
  private final Set<Value> outputs = new HashSet<>();
  private final Map<Node, Draft> owners = new HashMap<>();

  Dependence(Graph graph) {
    producers = graph.producers();
    for (Node node : graph.nodes()) {
      for (Value operand : new HashSet<>(node.operands())) {
        consumers.computeIfAbsent(operand, _ -> new ArrayList<>()).add(node);
      }
    }
    for (Graph.Output output : graph.outputs()) {
      outputs.add(output.value());
    }
  }

  /** The group of each node that has one; filled by the planner. */
  Map<Node, Draft> owners() {
    return owners;
  }

  List<Node> consumers(Value value) {
    return consumers.getOrDefault(value, List.of());
  }

  boolean isOutput(Value value) {
    return outputs.contains(value);
  }

  /**
   * True if computing {@code value} needs something that {@code draft} computes; groups run whole.
   */
  boolean reaches(Value value, Draft draft) {
    return reaches(Maps.at(producers, value), draft, new HashSet<>());
  }

  /** The same on ways that do not lead through {@code around}. */
  boolean reaches(Value value, Draft draft, Draft around) {
    return reaches(Maps.at(producers, value), draft, new HashSet<>(around.nodes()));
  }

  private boolean reaches(Node node, Draft draft, Set<Node> seen) {
    if (!seen.add(node)) {
      return false;
    }
    Draft owner = owners.get(node);
    if (owner == draft) {
      return true;
    }
    if (owner != null) {
      for (Node member : owner.nodes()) {
        if (member != node && reaches(member, draft, seen)) {
          return true;
        }
      }
    }
    for (Value operand : node.operands()) {
      if (reaches(Maps.at(producers, operand), draft, seen)) {
        return true;
      }
    }
    return false;
  }
}
