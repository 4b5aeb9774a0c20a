package org.sinter.processor.frontend.annotation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;

/** Orders nodes so that operands come before their readers, and reports circles. */
final class NodeOrder {
  private final Diagnostics diagnostics;
  private final Map<String, NodeDeclaration> declared = new LinkedHashMap<>();
  private final Map<String, NodeDeclaration> ordered = new LinkedHashMap<>();

  private NodeOrder(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The nodes by name, operands first. */
  static Map<String, NodeDeclaration> of(List<NodeDeclaration> nodes, Diagnostics diagnostics) {
    NodeOrder order = new NodeOrder(diagnostics);
    nodes.forEach(node -> order.declared.put(node.name(), node));
    nodes.forEach(node -> order.visit(node.name(), new ArrayList<>()));
    return order.ordered;
  }

  /** Depth first: operands come before their readers, else the declared order stays. */
  private void visit(String name, List<String> path) {
    if (path.contains(name)) {
      circle(path.subList(path.indexOf(name), path.size()));
      return;
    }
    if (ordered.containsKey(name) || !declared.containsKey(name)) {
      return;
    }
    path.add(name);
    for (String operand : node(name).reads()) {
      visit(operand, path);
    }
    path.removeLast();
    ordered.put(name, node(name));
  }

  private NodeDeclaration node(String name) {
    return requireNonNull(declared.get(name), name);
  }

  private void circle(List<String> nodes) {
    if (nodes.stream().anyMatch(name -> !node(name).wired())) {
      return;
    }
    String first =
        declared.keySet().stream().filter(nodes::contains).findFirst().orElse(nodes.getFirst());
    List<String> round = new ArrayList<>(nodes.subList(nodes.indexOf(first), nodes.size()));
    round.addAll(nodes.subList(0, nodes.indexOf(first)));
    round.add(first);
    diagnostics.report(
        node(first).origin(), Message.CYCLE.with(first, String.join(" reads ", round)));
    nodes.forEach(name -> declared.computeIfPresent(name, (_, node) -> node.unwired()));
  }
}
