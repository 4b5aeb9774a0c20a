package org.sinter.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Source;
import org.sinter.processor.ir.Value;
import org.sinter.processor.pass.DeadCode;
import org.sinter.processor.pass.Decompose;
import org.sinter.processor.pass.PassManager;
import org.sinter.processor.type.Maps;

/** What a node becomes in training, and where the gradients of that come from. */
record Primitives(Graph graph) {
  private static final String CODE = "../../processor/src/main/java/";

  /** Of the node of this name in a declared graph. */
  static Primitives of(Graph declared, String name) {
    Value value =
        declared.nodes().stream()
            .filter(node -> node.name().equals(name))
            .map(Node::result)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no node " + name));
    Graph wanted = declared.withOutputs(List.of(new Graph.Output(name, value)));
    return new Primitives(
        PassManager.of(new DeadCode(), new Decompose(Mode.TRAINING), new DeadCode())
            .verifying()
            .run(wanted));
  }

  /** One row for each operator and rule, with the number of its nodes. */
  String table() {
    Map<String, Integer> rows = new LinkedHashMap<>();
    rules().forEach((node, rule) -> rows.merge(operator(node) + " | " + rule, 1, Integer::sum));
    return "| operator | gradient | nodes |\n|---|---|---|\n"
        + rows.entrySet().stream()
            .map(row -> "| %s | %d |\n".formatted(row.getKey(), row.getValue()))
            .collect(Collectors.joining());
  }

  /** All rules, each once. */
  String rule() {
    return rules().values().stream().distinct().collect(Collectors.joining("; "));
  }

  private static String operator(Node node) {
    return "`" + node.op().name() + "`";
  }

  /** In the order of the graph; sources have no gradient to give on. */
  private Map<Node, String> rules() {
    Map<Node, String> rules = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (!(node.op() instanceof Source)) {
        rules.put(node, rule(node));
      }
    }
    return rules;
  }

  private String rule(Node node) {
    List<Integer> without = withoutGradient(node);
    if (without.size() == node.operands().size()) {
      return "none";
    }
    String rule = origin(node.op());
    if (without.isEmpty()) {
      return rule;
    }
    String operands = without.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return rule + "; none by operand " + operands;
  }

  /** The operands that the rule, asked here and now, gives no gradient, counted from 1. */
  private List<Integer> withoutGradient(Node node) {
    GraphBuilder g = new GraphBuilder();
    Map<Value, Value> copies = new LinkedHashMap<>();
    for (Node each : graph.nodes()) {
      List<Value> operands = each.operands().stream().map(v -> Maps.at(copies, v)).toList();
      copies.put(each.result(), g.at(each.name(), each.origin()).add(each.op(), operands));
    }
    Value result = Maps.at(copies, node.result());
    Value dy = g.add("dy", Input.real("dy", result.type()), List.of());
    List<@Nullable Value> gradients = node.op().gradient(g, g.node(result), dy);
    List<Integer> without = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) == null) {
        without.add(i + 1);
      }
    }
    return without;
  }

  /** The class that has the rule, in words if it is that of a kind. */
  private static String origin(Op op) {
    Class<?> owner;
    try {
      owner =
          op.getClass()
              .getMethod("gradient", GraphBuilder.class, Node.class, Value.class)
              .getDeclaringClass();
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
    String link = link(owner);
    if (owner == Elementwise.class) {
      return "its formula, differentiated (" + link + ")";
    }
    if (owner == Contraction.class) {
      return "contractions of the other operand (" + link + ")";
    }
    return "a rule of its own (" + link + ")";
  }

  private static String link(Class<?> owner) {
    String file = owner.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    return "[`%s`](%s%s)".formatted(owner.getSimpleName(), CODE, file);
  }
}
