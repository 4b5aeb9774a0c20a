package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Returns;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.type.ElementType;

/** The entry points that a trainer uses and nobody declares. */
final class SyntheticEntries {
  private final DeclaredGraph graph;
  private final Losses losses;
  private final ElementType real;

  SyntheticEntries(DeclaredGraph graph, Losses losses, ElementType real) {
    this.graph = graph;
    this.losses = losses;
    this.real = real;
  }

  /** Beside those that are declared; none where it is not clear what the loss is. */
  List<EntryPoint> beside(List<EntryPoint> declared) {
    Set<String> trained = new LinkedHashSet<>();
    for (EntryPoint entry : declared) {
      if (entry.kind() == Kind.TRAIN) {
        trained.add(entry.results().getFirst());
      }
    }
    List<String> candidates = trained.isEmpty() ? losses.names() : List.copyOf(trained);
    return candidates.size() == 1 ? around(candidates.getFirst(), trained.isEmpty()) : List.of();
  }

  private List<EntryPoint> around(String loss, boolean train) {
    List<EntryPoint> entries = new ArrayList<>();
    boolean trainable =
        graph.needs(List.of(loss), Set.of()).nodes().stream()
            .anyMatch(name -> !graph.parameters(name).isEmpty());
    if (train && trainable) {
      entries.add(number("<train>", Kind.TRAIN, Mode.TRAINING, loss));
    }
    entries.add(number("<evaluate>", Kind.EVALUATE, Mode.INFERENCE, loss));
    Optional<String> scores = losses.scores(loss).filter(this::isComputed);
    scores.map(this::prediction).ifPresent(entries::add);
    return entries;
  }

  private boolean isComputed(String name) {
    return !graph.node(name).reads().isEmpty();
  }

  private EntryPoint number(String method, Kind kind, Mode mode, String loss) {
    return new EntryPoint(
        method, kind, mode, Returns.DOUBLE, inputs(loss), List.of(loss), List.of(), List.of());
  }

  private EntryPoint prediction(String scores) {
    List<Argument> arguments = new ArrayList<>(inputs(scores));
    arguments.add(new Argument(scores, Role.WRITE, scores, real));
    return new EntryPoint(
        "<scores>",
        Kind.PREDICT,
        Mode.INFERENCE,
        Returns.NOTHING,
        arguments,
        List.of(scores),
        List.of(),
        List.of());
  }

  private List<Argument> inputs(String result) {
    List<Argument> inputs = new ArrayList<>();
    for (String name : graph.inputs(graph.needs(List.of(result), Set.of()).nodes())) {
      inputs.add(new Argument(name, Role.READ, name, stored(name)));
    }
    return inputs;
  }

  private ElementType stored(String name) {
    return graph.node(name).stored().orElse(real);
  }
}
