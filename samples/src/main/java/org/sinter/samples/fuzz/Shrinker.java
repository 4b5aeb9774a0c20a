package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sinter.processor.type.Maps;

/**
 * Makes a failing network small: fewer entry points, nodes and examples, the same check failing.
 */
final class Shrinker {
  private static final int MOST_TRIALS = 150;

  private final Examination examination = new Examination(new Tally());
  private int trials;

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
    return examination.of(List.of(candidate)).stream()
        .filter(failure -> failure.check().equals(check))
        .findFirst();
  }

  private static List<NetworkSpec> candidates(NetworkSpec spec) {
    List<NetworkSpec> candidates = new ArrayList<>();
    for (int i = 0; i < spec.entries().size() && spec.entries().size() > 1; i++) {
      List<EntrySpec> fewer = new ArrayList<>(spec.entries());
      boolean slope = fewer.get(i).name().equals("height");
      if (!slope || fewer.stream().noneMatch(e -> e.name().equals("slope"))) {
        fewer.remove(i);
        candidates.add(spec.with(spec.nodes(), fewer, spec.batch()).trimmed());
      }
    }
    for (NodeSpec node : spec.nodes()) {
      if (!node.operands().isEmpty()) {
        candidates.addAll(without(spec, node));
      }
    }
    for (int batch : new int[] {1, 2, spec.batch() / 2, spec.batch() - 1}) {
      if (batch > 0 && batch < spec.batch()) {
        candidates.add(spec.with(spec.nodes(), spec.entries(), batch));
      }
    }
    return candidates;
  }

  /** A node left out, its readers reading an operand of the same shape; or given as an input. */
  private static List<NetworkSpec> without(NetworkSpec spec, NodeSpec node) {
    List<NetworkSpec> candidates = new ArrayList<>();
    for (String operand : node.operands()) {
      NodeSpec other = Maps.at(spec.byName(), operand);
      if (other.shape().equals(node.shape()) && other.batched() == node.batched()) {
        List<NodeSpec> nodes =
            spec.nodes().stream().map(n -> reading(n, node.name(), operand)).toList();
        candidates.add(spec.with(nodes, spec.entries(), spec.batch()).trimmed());
      }
    }
    if (node.batched()) {
      List<NodeSpec> nodes =
          spec.nodes().stream().map(n -> n == node ? node.asInput() : n).toList();
      candidates.add(spec.with(nodes, spec.entries(), spec.batch()).trimmed());
    }
    return candidates.stream()
        .filter(c -> c.nodes().size() < spec.nodes().size() || changed(c, spec))
        .toList();
  }

  private static boolean changed(NetworkSpec candidate, NetworkSpec spec) {
    return candidate.nodes().stream().filter(n -> n.operands().isEmpty()).count()
        > spec.nodes().stream().filter(n -> n.operands().isEmpty()).count();
  }

  private static NodeSpec reading(NodeSpec node, String from, String to) {
    List<String> operands = node.operands().stream().map(o -> o.equals(from) ? to : o).toList();
    return new NodeSpec(
        node.name(),
        node.annotation(),
        operands,
        node.slots(),
        node.shape(),
        node.batched(),
        node.bound(),
        node.positive(),
        node.array());
  }
}
