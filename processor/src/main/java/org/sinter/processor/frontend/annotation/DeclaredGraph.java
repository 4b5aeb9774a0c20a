package org.sinter.processor.frontend.annotation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Value;

/**
 * The nodes of a network, as far as they could be built.
 *
 * @param declared all that say what they are, operands first
 * @param values of those without fault
 * @param names of all, those at fault too
 */
record DeclaredGraph(
    GraphBuilder builder,
    Map<String, NodeDeclaration> declared,
    Map<String, Value> values,
    Set<String> names) {

  /** True if every node could be built. */
  boolean isWhole() {
    return values.keySet().containsAll(names);
  }

  /** The nodes that results need where others are fed: results first, the fed ones too. */
  record Needs(Set<String> nodes, boolean known) {}

  Needs needs(List<String> results, Set<String> fed) {
    Set<String> needed = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(results);
    boolean known = true;
    while (!open.isEmpty()) {
      String name = open.removeLast();
      if (needed.add(name) && !fed.contains(name)) {
        NodeDeclaration node = declared.get(name);
        known &= node != null && node.wired();
        open.addAll(node == null ? List.of() : node.reads());
      }
    }
    return new Needs(needed, known);
  }

  /** The sources among nodes that a caller must feed, in declared order. */
  List<String> inputs(Set<String> nodes) {
    List<String> inputs = new ArrayList<>();
    for (NodeDeclaration node : declared.values()) {
      if (nodes.contains(node.name()) && isInput(node)) {
        inputs.add(node.name());
      }
    }
    return inputs;
  }

  private static boolean isInput(NodeDeclaration node) {
    String kind = Language.name(node.operator());
    return kind.equals(Language.INPUT) || kind.equals(Language.LABEL);
  }

  /** The declaration of a node that says what it is. */
  NodeDeclaration node(String name) {
    return requireNonNull(declared.get(name), name);
  }

  /** Full names of the parameters that a node owns, those of a block's nodes too. */
  List<String> parameters(String name) {
    return builder.nodes().stream()
        .filter(node -> node.name().equals(name) || node.name().startsWith(name + "."))
        .flatMap(DeclaredGraph::parameters)
        .toList();
  }

  private static Stream<String> parameters(Node node) {
    return switch (node.op()) {
      case Parameter parameter -> Stream.of(parameter.parameter());
      case Composite composite ->
          composite.parameters(node.operands().stream().map(Value::type).toList()).stream()
              .map(spec -> node.name() + "." + spec.name());
      default -> Stream.of();
    };
  }

  Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean isBatched(String name) {
    return value(name).map(value -> value.shape().isBatched()).orElse(true);
  }

  /** True if a node holds class numbers. */
  boolean isClasses(String name) {
    return value(name)
        .map(value -> builder.node(value).op() instanceof Input input && input.classes() > 0)
        .orElse(false);
  }
}
