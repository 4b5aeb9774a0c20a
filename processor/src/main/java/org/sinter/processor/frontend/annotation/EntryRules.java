package org.sinter.processor.frontend.annotation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.ElementType;

/** What must hold between the results of an entry point and its arrays. */
final class EntryRules {
  private final Diagnostics diagnostics;
  private final DeclaredGraph graph;
  private final Draft draft;
  private final DeclaredGraph.Needs needs;
  private boolean good = true;

  EntryRules(Diagnostics diagnostics, DeclaredGraph graph, Draft draft) {
    this.diagnostics = diagnostics;
    this.graph = graph;
    this.draft = draft;
    this.needs = graph.needs(draft.results(), draft.nodes(Role.READ));
  }

  /**
   * Reports what does not hold.
   *
   * @param arguments whether all of them could be read; else an input that seems missing may not be
   */
  boolean hold(boolean arguments) {
    if (needs.known()) {
      if (arguments || draft.arguments().size() == draft.member().parameters().size()) {
        missing();
      }
      superfluous();
      parameters();
      reached();
    }
    scalar();
    batch();
    return good;
  }

  private void missing() {
    Set<String> fed = draft.nodes(Role.READ);
    List<String> missing =
        graph.inputs(needs.nodes()).stream().filter(name -> !fed.contains(name)).toList();
    if (!missing.isEmpty()) {
      String arrays =
          missing.stream()
              .map(name -> written(name) + " " + name)
              .collect(Collectors.joining(", "));
      error(Message.MISSING_INPUTS.with(results(), String.join(" and ", missing), arrays));
    }
  }

  private String written(String node) {
    Optional<ElementType> stored = graph.node(node).stored();
    return stored.map(ArrayTypes::written).orElse("the array");
  }

  private void superfluous() {
    for (Argument argument : draft.arguments()) {
      boolean needed = needs.nodes().contains(argument.node());
      boolean mistyped = draft.mistyped().contains(argument.name());
      if (argument.role() == Role.READ && !needed && !mistyped) {
        error(
            draft.member().origin().parameter(argument.name()),
            Message.SUPERFLUOUS_ARGUMENT.with(argument.name(), results()));
      }
    }
  }

  private void parameters() {
    if (draft.kind() != Kind.TRAIN) {
      return;
    }
    if (!needs.nodes().stream().allMatch(name -> graph.value(name).isPresent())) {
      return; // a layer at fault may be the one that has them
    }
    List<String> reached = owned(needs.nodes().stream().toList());
    if (reached.isEmpty()) {
      error(Message.NOTHING_TO_TRAIN.with(draft.results().getFirst()));
      return;
    }
    List<String> all = owned(graph.declared().keySet().stream().toList());
    List<String> update = draft.settings().texts("update");
    for (int i = 0; i < update.size(); i++) {
      String place = update.size() == 1 ? "update" : "update[" + i + "]";
      String prefix = update.get(i);
      if (all.stream().noneMatch(name -> isBelow(name, prefix))) {
        error(
            Message.UNKNOWN_PARAMETER
                .with(prefix, Spelling.advice(prefix, segments(all)))
                .at(place));
      } else if (reached.stream().noneMatch(name -> isBelow(name, prefix))) {
        error(Message.GRADIENT_UNREACHED.with(draft.results().getFirst(), prefix).at(place));
      }
    }
  }

  private List<String> owned(List<String> nodes) {
    return nodes.stream().flatMap(name -> graph.parameters(name).stream()).toList();
  }

  /** Whole dotted segments: {@code conv} is not above {@code conv1.weight}. */
  private static boolean isBelow(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }

  private static Set<String> segments(List<String> names) {
    Set<String> prefixes = new LinkedHashSet<>();
    for (String name : names) {
      prefixes.add(name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
    }
    prefixes.addAll(names);
    return prefixes;
  }

  private void reached() {
    if (draft.kind() != Kind.GRADIENT) {
      return;
    }
    List<String> wrt = draft.targets();
    for (int i = 0; i < wrt.size(); i++) {
      String place = wrt.size() == 1 ? "wrt" : "wrt[" + i + "]";
      if (!needs.nodes().contains(wrt.get(i))) {
        error(Message.GRADIENT_UNREACHED.with(draft.results().getFirst(), wrt.get(i)).at(place));
      } else if (graph.isClasses(wrt.get(i))) {
        error(Message.GRADIENT_OF_CLASSES.with(wrt.get(i)).at(place));
      }
    }
  }

  private void scalar() {
    if (draft.kind() == Kind.PREDICT) {
      return;
    }
    String name = draft.results().getFirst();
    Optional<Value> value = graph.value(name);
    if (value.isPresent() && value.get().shape().rank() > 0) {
      String place = draft.kind() == Kind.GRADIENT ? "of" : "value";
      error(Message.NOT_SCALAR.with(name, value.get().shape(), "@" + draft.annotation()).at(place));
    }
  }

  private void batch() {
    for (Argument argument : draft.arguments()) {
      boolean batched =
          draft.nodes(Role.READ).stream().anyMatch(graph::isBatched)
              || draft.nodes(Role.WRITE).stream().anyMatch(graph::isBatched);
      if (argument.role() == Role.BATCH && !batched) {
        error(
            draft.member().origin().parameter(argument.name()),
            Message.BATCH_ARGUMENT.with(argument.name(), "no array here has a batch", "remove it"));
      }
    }
  }

  private String results() {
    return String.join(", ", draft.results());
  }

  private void error(CompileError error) {
    error(draft.member().origin(), error);
  }

  private void error(Origin origin, CompileError error) {
    diagnostics.report(origin, error);
    good = false;
  }
}
