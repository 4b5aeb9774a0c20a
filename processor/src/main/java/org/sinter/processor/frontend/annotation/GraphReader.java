package org.sinter.processor.frontend.annotation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostic;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Source;
import org.sinter.processor.ir.Value;

/** Orders declared nodes and builds the graph; the readers of a node at fault keep silent. */
final class GraphReader {
  private static final int LONGEST_TRACE = 12;

  private final Diagnostics diagnostics;
  private final Map<String, NodeDeclaration> declared = new LinkedHashMap<>();
  private final Map<String, NodeDeclaration> ordered = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final GraphBuilder builder = new GraphBuilder();

  GraphReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * @param names of all nodes, those that do not say what they are too
   */
  DeclaredGraph read(List<NodeDeclaration> nodes, Set<String> names) {
    for (NodeDeclaration node : nodes) {
      declared.put(node.name(), node);
    }
    for (NodeDeclaration node : nodes) {
      visit(node.name(), new ArrayList<>());
    }
    for (NodeDeclaration node : ordered.values()) {
      build(node);
    }
    return new DeclaredGraph(builder, ordered, values, names);
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

  private void build(NodeDeclaration node) {
    List<Value> operands = new ArrayList<>();
    for (String operand : node.reads()) {
      Optional.ofNullable(values.get(operand)).ifPresent(operands::add);
    }
    if (!node.wired() || node.op().isEmpty() || operands.size() < node.reads().size()) {
      return;
    }
    try {
      builder.at(node.name(), node.origin());
      values.put(node.name(), added(node.op().get(), operands));
    } catch (CompileError error) {
      diagnostics.report(Diagnostic.of(error, node.origin(), trace(node)));
    }
  }

  private Value added(Op op, List<Value> operands) {
    try {
      Value value = builder.add(op, operands);
      value.shape().exampleSize(); // throws where it overflows
      return value;
    } catch (ArithmeticException _) {
      throw Message.TOO_LARGE.with(op.name());
    }
  }

  /** The shapes of what leads to a node, the last of them, and the node itself. */
  List<Diagnostic.Step> trace(NodeDeclaration at) {
    Set<String> before = new HashSet<>();
    collect(at, before);
    List<Diagnostic.Step> steps = new ArrayList<>();
    for (NodeDeclaration node : ordered.values()) {
      Value value = values.get(node.name());
      if (before.contains(node.name()) && value != null) {
        steps.add(
            new Diagnostic.Step(node.name(), value.shape().toString(), label(node.op().get())));
      }
    }
    List<Diagnostic.Step> last =
        new ArrayList<>(steps.subList(Math.max(0, steps.size() - LONGEST_TRACE), steps.size()));
    last.add(new Diagnostic.Step(at.name(), "", label(at.op().get())));
    return last;
  }

  private void collect(NodeDeclaration node, Set<String> before) {
    for (String operand : node.reads()) {
      if (before.add(operand)) {
        collect(node(operand), before);
      }
    }
  }

  private static String label(Op op) {
    return op instanceof Source source ? source.name() : op.label();
  }
}
