package org.sinter.processor.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sinter.processor.type.Shape;

/**
 * Graphs as pictures, in the DOT language that Graphviz draws: a box for each node, filled by the
 * kind of its operator, with shapes on the edges. In the picture of a plan a frame is a kernel.
 */
public final class GraphDot {
  private final StringBuilder text = new StringBuilder();

  private GraphDot() {}

  /** The picture of a graph. */
  public static String of(String title, Graph graph) {
    GraphDot dot = new GraphDot();
    dot.open(title);
    graph.nodes().forEach(node -> dot.node("  ", node));
    return dot.close(graph);
  }

  /** The picture of a graph with the nodes of each kernel in one frame. */
  public static String of(String title, FusionPlan plan) {
    GraphDot dot = new GraphDot();
    dot.open(title);
    Set<Node> framed = new HashSet<>();
    for (int i = 0; i < plan.groups().size(); i++) {
      List<Node> nodes = plan.groups().get(i).nodes().stream().filter(framed::add).toList();
      if (!nodes.isEmpty()) {
        dot.frame(i, nodes);
      }
    }
    plan.graph().nodes().stream()
        .filter(node -> !framed.contains(node))
        .forEach(node -> dot.node("  ", node));
    return dot.close(plan.graph());
  }

  private void open(String title) {
    text.append("digraph ").append(quoted(title)).append(" {\n");
    text.append("  label=")
        .append(quoted(title))
        .append("; labelloc=t; fontname=\"sans-serif\";\n");
    text.append("  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];\n");
    text.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
  }

  private void frame(int number, List<Node> nodes) {
    text.append("  subgraph cluster_").append(number).append(" {\n    color=gray;\n");
    nodes.forEach(node -> node("    ", node));
    text.append("  }\n");
  }

  private void node(String indent, Node node) {
    text.append(indent).append(key(node.result())).append(" [label=");
    text.append(quoted(node.name() + "\n" + node.op().label()));
    text.append(", fillcolor=").append(quoted(colour(node.op()))).append("];\n");
  }

  private String close(Graph graph) {
    for (Node node : graph.nodes()) {
      for (Value operand : node.operands()) {
        edge(key(operand), key(node.result()), operand.shape());
      }
    }
    for (int i = 0; i < graph.outputs().size(); i++) {
      Graph.Output output = graph.outputs().get(i);
      text.append("  out").append(i).append(" [shape=plaintext, style=\"\", label=");
      text.append(quoted(output.name())).append("];\n");
      edge(key(output.value()), "out" + i, output.value().shape());
    }
    return text.append("}\n").toString();
  }

  private void edge(String from, String to, Shape shape) {
    text.append("  ").append(from).append(" -> ").append(to);
    text.append(" [label=").append(quoted(shape.toString())).append("];\n");
  }

  private static String key(Value value) {
    return "v" + value.id();
  }

  private static String colour(Op op) {
    return switch (op) {
      case Source _ -> "#e8e8e8";
      case Elementwise _ -> "#d7ecd9";
      case Movement _ -> "#ffffff";
      case Reduction _ -> "#fde9c8";
      case Contraction _ -> "#cfe2f8";
      case Composite _ -> "#e5d9f2";
      case Opaque _ -> "#f8d4d4";
    };
  }

  private static String quoted(String label) {
    return '"' + label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
