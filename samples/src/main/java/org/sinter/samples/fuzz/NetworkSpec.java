package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sinter.processor.type.Maps;

/**
 * A random network and the batch it is tried with.
 *
 * @param nodes operands first
 */
record NetworkSpec(List<NodeSpec> nodes, List<EntrySpec> entries, int batch, long seed) {

  NetworkSpec {
    nodes = List.copyOf(nodes);
    entries = List.copyOf(entries);
  }

  Map<String, NodeSpec> byName() {
    Map<String, NodeSpec> byName = new LinkedHashMap<>();
    nodes.forEach(node -> byName.put(node.name(), node));
    return byName;
  }

  /** The nodes that lead to others, those included, not looking behind what is fed. */
  Set<String> needs(List<String> wanted, List<String> fed) {
    Map<String, NodeSpec> byName = byName();
    Set<String> needs = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(wanted);
    while (!open.isEmpty()) {
      String name = open.removeLast();
      if (needs.add(name) && !fed.contains(name)) {
        open.addAll(Maps.at(byName, name).operands());
      }
    }
    return needs;
  }

  /** The nodes that the arrays of an entry point feed, in declared order. */
  List<NodeSpec> reads(EntrySpec entry) {
    Set<String> needs = needs(entry.needed(), entry.fed());
    return nodes.stream()
        .filter(n -> needs.contains(n.name()))
        .filter(n -> n.isInput() || entry.fed().contains(n.name()))
        .toList();
  }

  /** The network without what no entry point needs, and gradients by what leads nowhere. */
  NetworkSpec trimmed() {
    List<EntrySpec> useful =
        entries.stream()
            .map(this::trimmed)
            .filter(e -> !e.annotation().equals("Gradient") || !e.wrt().isEmpty())
            .toList();
    Set<String> needed = new LinkedHashSet<>();
    useful.forEach(entry -> needed.addAll(needs(entry.needed(), List.of())));
    return new NetworkSpec(
        nodes.stream().filter(n -> needed.contains(n.name())).toList(), useful, batch, seed);
  }

  private EntrySpec trimmed(EntrySpec entry) {
    Set<String> needed = needs(entry.needed(), List.of());
    return entry.naming(
        entry.results(),
        entry.wrt().stream().filter(needed::contains).toList(),
        entry.fed().stream().filter(needed::contains).toList());
  }

  /** The network with other nodes in the place of one. */
  NetworkSpec replaced(NodeSpec node, List<NodeSpec> others) {
    List<NodeSpec> changed =
        nodes.stream().flatMap(n -> n == node ? others.stream() : Stream.of(n)).toList();
    return with(changed, entries, batch);
  }

  NetworkSpec with(List<NodeSpec> otherNodes, List<EntrySpec> otherEntries, int otherBatch) {
    return new NetworkSpec(otherNodes, otherEntries, otherBatch, seed);
  }

  /** The annotated interface, nested types excluded: one file of the unnamed package. */
  String source(String name, boolean wide) {
    StringBuilder text = new StringBuilder();
    text.append("import org.sinter.*;\nimport org.sinter.layer.*;\n");
    text.append("import org.sinter.loss.*;\nimport org.sinter.op.*;\n\n");
    text.append(wide ? "@Network(precision = Precision.DOUBLE)" : "@Network");
    text.append("\npublic interface ").append(name).append(" {\n");
    nodes.stream().filter(node -> !node.block().isEmpty()).forEach(n -> text.append(block(n)));
    nodes.forEach(node -> text.append(node.declaration()));
    entries.forEach(entry -> text.append(declaration(entry, wide ? "double" : "float")));
    return text.append("}\n").toString();
  }

  /** The block that a node uses; its inputs are called as what they are given here. */
  private static String block(NodeSpec use) {
    StringBuilder text = new StringBuilder();
    text.append("  @Block\n  interface B").append(use.name()).append(" {\n");
    use.operands().forEach(x -> text.append("    @Input Tensor ").append(x).append("();\n"));
    use.block().forEach(node -> text.append("  ").append(node.declaration()));
    return text.append("  }\n\n").toString();
  }

  private String declaration(EntrySpec entry, String real) {
    List<String> parameters = new ArrayList<>();
    for (NodeSpec read : reads(entry)) {
      String type = read.array().equals("float") ? real : read.array();
      parameters.add(type + "[] " + read.name());
    }
    List<String> targets = entry.targets();
    for (int i = entry.returns() ? 1 : 0; i < targets.size(); i++) {
      parameters.add("@Out(\"" + targets.get(i) + "\") " + real + "[] out" + i);
    }
    String type = targets.isEmpty() ? real : entry.returns() ? real + "[]" : "void";
    return "  @%s(%s%s) %s %s(%s);\n"
        .formatted(
            entry.annotation(),
            entry.members(),
            entry.settings(),
            type,
            entry.name(),
            String.join(", ", parameters));
  }
}
