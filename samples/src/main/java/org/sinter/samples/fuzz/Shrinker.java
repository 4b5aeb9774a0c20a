package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sinter.processor.type.Maps;

/**
 * Makes a failing network small: fewer entry points, nodes and examples, the same check failing.
 */
final class Shrinker {
  private static final int MOST_TRIALS = 150;

  private final Function<NetworkSpec, List<Failure>> examination;
  private int trials;

  Shrinker() {
    this(spec -> new Examination(new Tally()).of(List.of(spec)));
  }

  /** Shrinks what this examination finds. */
  Shrinker(Function<NetworkSpec, List<Failure>> examination) {
    this.examination = examination;
  }

  /** The smallest failure found. */
  Failure shrink(Failure failure) {
    Failure smallest = failure;
    boolean smaller = true;
    while (smaller && trials < MOST_TRIALS) {
      smaller = false;
      for (NetworkSpec candidate : candidates(smallest.network())) {
        Optional<Failure> still = fails(candidate, failure.check());
        if (still.isPresent()) {
          smallest = still.get();
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private Optional<Failure> fails(NetworkSpec candidate, String check) {
    if (trials++ >= MOST_TRIALS) {
      return Optional.empty();
    }
    return examination.apply(candidate).stream()
        .filter(failure -> failure.check().equals(check))
        .findFirst();
  }

  private static List<NetworkSpec> candidates(NetworkSpec spec) {
    List<NetworkSpec> candidates = new ArrayList<>();
    for (int i = 0; i < spec.entries().size(); i++) {
      List<EntrySpec> fewer = new ArrayList<>(spec.entries());
      boolean slope = fewer.get(i).name().equals("height");
      boolean one = fewer.size() == 1;
      if (!one && (!slope || fewer.stream().noneMatch(e -> e.name().equals("slope")))) {
        fewer.remove(i);
        candidates.add(spec.with(spec.nodes(), fewer, spec.batch()).trimmed());
      }
      candidates.addAll(fewer(spec, spec.entries().get(i)));
      candidates.addAll(earlier(spec, spec.entries().get(i)));
    }
    for (NodeSpec node : spec.nodes().reversed()) {
      if (!node.isSource()) {
        candidates.addAll(without(spec, node));
      }
      candidates.addAll(plainer(spec, node));
    }
    for (int batch : new int[] {1, 2, spec.batch() / 2, spec.batch() - 1}) {
      if (batch >= Domain.leastBatch(spec.nodes()) && batch < spec.batch()) {
        candidates.add(spec.with(spec.nodes(), spec.entries(), batch));
      }
    }
    return candidates;
  }

  /** An entry point of fewer results, or fewer gradients. */
  private static List<NetworkSpec> fewer(NetworkSpec spec, EntrySpec entry) {
    List<NetworkSpec> candidates = new ArrayList<>();
    for (String target : entry.targets().size() > 1 ? entry.targets() : List.<String>of()) {
      List<String> others = entry.targets().stream().filter(t -> !t.equals(target)).toList();
      boolean slopes = entry.annotation().equals("Gradient");
      EntrySpec smaller =
          entry.naming(
              slopes ? entry.results() : others, slopes ? others : entry.wrt(), entry.fed());
      candidates.add(replaced(spec, entry, smaller));
    }
    return candidates;
  }

  /** A prediction of what its result is computed from, nothing fed; not one beside a slope. */
  private static List<NetworkSpec> earlier(NetworkSpec spec, EntrySpec entry) {
    boolean slope = spec.entries().stream().anyMatch(e -> e.name().equals("slope"));
    if (!entry.annotation().equals("Predict") || slope || entry.results().size() > 1) {
      return List.of();
    }
    return Maps.at(spec.byName(), entry.results().getFirst()).operands().stream()
        .filter(operand -> !Maps.at(spec.byName(), operand).isSource())
        .map(operand -> entry.naming(List.of(operand), entry.wrt(), List.of()))
        .map(earlier -> replaced(spec, entry, earlier))
        .toList();
  }

  private static NetworkSpec replaced(NetworkSpec spec, EntrySpec entry, EntrySpec other) {
    List<EntrySpec> entries = spec.entries().stream().map(e -> e == entry ? other : e).toList();
    return spec.with(spec.nodes(), entries, spec.batch()).trimmed();
  }

  /** A node left out, its readers reading an operand of the same shape; or given as an input. */
  private static List<NetworkSpec> without(NetworkSpec spec, NodeSpec node) {
    List<NetworkSpec> candidates = new ArrayList<>();
    for (String operand : node.isGuard() ? List.<String>of() : node.operands()) {
      NodeSpec other = Maps.at(spec.byName(), operand);
      if (other.shape().equals(node.shape()) && other.batched() == node.batched()) {
        candidates.add(reading(spec, node.name(), operand));
      }
    }
    List<NodeSpec> nodes = spec.nodes().stream().map(n -> n == node ? node.asSource() : n).toList();
    candidates.add(spec.with(nodes, spec.entries(), spec.batch()).trimmed());
    return candidates.stream()
        .filter(c -> c.nodes().size() < spec.nodes().size() || changed(c, spec))
        .toList();
  }

  /** A node without one of its settings or operands; or the nodes of a block in its place. */
  private static List<NetworkSpec> plainer(NetworkSpec spec, NodeSpec node) {
    List<NetworkSpec> candidates = new ArrayList<>();
    List<Mark.Setting> settings =
        node.isSource() || node.isGuard() ? List.of() : node.mark().settings();
    for (Mark.Setting setting : settings) {
      candidates.add(spec.replaced(node, List.of(node.marked(node.mark().without(setting)))));
    }
    List<String> read = node.operands();
    if (Operation.known(node.mark().name())
        .filter(o -> o.endsOptionally(read.size()))
        .isPresent()) {
      NodeSpec fewer = node.reading(read.subList(0, read.size() - 1));
      candidates.add(spec.replaced(node, List.of(fewer)).trimmed());
    }
    if (!node.block().isEmpty()) {
      List<NodeSpec> inner = new ArrayList<>(node.block());
      inner.add(inner.removeLast().named(node.name()));
      candidates.add(spec.replaced(node, inner));
    }
    return candidates;
  }

  private static boolean changed(NetworkSpec candidate, NetworkSpec spec) {
    return candidate.nodes().stream().filter(n -> n.operands().isEmpty()).count()
        > spec.nodes().stream().filter(n -> n.operands().isEmpty()).count();
  }

  /** The network in which all that named one node names another. */
  private static NetworkSpec reading(NetworkSpec spec, String from, String to) {
    List<NodeSpec> nodes =
        spec.nodes().stream().map(n -> n.reading(renamed(n.operands(), from, to))).toList();
    List<EntrySpec> entries =
        spec.entries().stream()
            .map(
                e ->
                    e.naming(
                        renamed(e.results(), from, to),
                        renamed(e.wrt(), from, to),
                        renamed(e.fed(), from, to)))
            .toList();
    return spec.with(nodes, entries, spec.batch()).trimmed();
  }

  private static List<String> renamed(List<String> names, String from, String to) {
    return names.stream().map(name -> name.equals(from) ? to : name).toList();
  }
}
