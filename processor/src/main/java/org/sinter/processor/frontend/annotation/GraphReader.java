package org.sinter.processor.frontend.annotation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostic;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Value;

/** Builds the graph of declared nodes; the readers of a node at fault keep silent. */
final class GraphReader {
  private static final int LONGEST_TRACE = 12;

  private final Diagnostics diagnostics;
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
    ordered.putAll(NodeOrder.of(nodes, diagnostics));
    for (NodeDeclaration node : ordered.values()) {
      build(node);
    }
    return new DeclaredGraph(builder, ordered, values, names);
  }

  private void build(NodeDeclaration node) {
    List<Value> operands = new ArrayList<>();
    for (String operand : node.reads()) {
      Optional.ofNullable(values.get(operand)).ifPresent(operands::add);
    }
    if (!node.wired() || node.meaning().isEmpty() || operands.size() < node.reads().size()) {
      return;
    }
    Meaning meaning = node.meaning().get();
    try {
      values.put(node.name(), meaning.add(builder, node.name(), node.origin(), operands));
    } catch (CompileError error) {
      boolean own = meaning instanceof Meaning.Operation; // a block's attributes are elsewhere
      diagnostics.report(Diagnostic.of(own ? error : error.at(""), node.origin(), trace(node)));
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
            new Diagnostic.Step(
                node.name(), value.shape().toString(), node.meaning().get().label()));
      }
    }
    within(at).forEach(steps::add);
    List<Diagnostic.Step> last =
        new ArrayList<>(steps.subList(Math.max(0, steps.size() - LONGEST_TRACE), steps.size()));
    boolean whole = builder.name().equals(at.name());
    last.add(new Diagnostic.Step(builder.name(), "", whole ? at.meaning().get().label() : ""));
    return last;
  }

  /** The nodes of a block that could be built. */
  private Stream<Diagnostic.Step> within(NodeDeclaration use) {
    return builder.nodes().stream()
        .filter(node -> node.name().startsWith(use.name() + "."))
        .map(
            node ->
                new Diagnostic.Step(
                    node.name(), node.result().shape().toString(), node.op().label()));
  }

  private void collect(NodeDeclaration node, Set<String> before) {
    for (String operand : node.reads()) {
      if (before.add(operand)) {
        collect(requireNonNull(ordered.get(operand), operand), before);
      }
    }
  }
}
