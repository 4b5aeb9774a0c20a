package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a network is trained for, where it does not say: the scalar nodes that nobody reads and that
 * are losses, or are computed of some.
 */
final class Losses {
  private final DeclaredGraph graph;

  Losses(DeclaredGraph graph) {
    this.graph = graph;
  }

  /** In declared order. */
  List<String> names() {
    Set<String> read = new HashSet<>();
    for (NodeDeclaration node : graph.declared().values()) {
      read.addAll(node.reads());
    }
    List<String> names = new ArrayList<>();
    for (NodeDeclaration node : graph.declared().values()) {
      if (!read.contains(node.name()) && isScalar(node.name()) && first(node.name()).isPresent()) {
        names.add(node.name());
      }
    }
    return names;
  }

  /** What the first loss below a node compares with the label: logits, or a prediction. */
  Optional<String> scores(String loss) {
    return first(loss).map(node -> node.reads().getFirst());
  }

  private Optional<NodeDeclaration> first(String name) {
    Set<String> below = graph.needs(List.of(name), Set.of()).nodes();
    return graph.declared().values().stream()
        .filter(node -> node.loss() && below.contains(node.name()) && !node.reads().isEmpty())
        .findFirst();
  }

  private boolean isScalar(String name) {
    return graph.value(name).map(value -> value.shape().rank() == 0).orElse(false);
  }
}
