package org.sinter.processor.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.AddAny;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Splat;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.ElementType;

/**
 * Adds the gradients of a value by others to a graph (reverse accumulation: Griewank and Walther,
 * Evaluating Derivatives, 2008, chapter 3). The gradient by a node {@code x} is called {@code d_x},
 * what its operator needs on the way {@code d_y.exp} after the node y that is differentiated.
 */
public final class ReverseMode {
  /** Functions whose derivatives fall off exponentially. */
  private static final Set<UnaryOp> VANISHING =
      EnumSet.of(UnaryOp.EXP, UnaryOp.SIGMOID, UnaryOp.TANH, UnaryOp.ERF);

  private final GraphBuilder g = new GraphBuilder();
  private final Map<Value, Value> adjoints = new HashMap<>();
  private final Map<Value, String> names = new HashMap<>();

  private ReverseMode() {}

  /**
   * The graph with one more output for each of {@code wrt}, under the name given there: the
   * gradient of {@code of} by the value, 0 where it does not depend on it. If {@code of} is no
   * single number, the gradient of the sum of its elements: for a number an example, that of each.
   *
   * @param graph without composites between {@code wrt} and {@code of}
   */
  public static Graph differentiate(Graph graph, Value of, List<Graph.Output> wrt) {
    return new ReverseMode().run(graph, of, wrt);
  }

  private Graph run(Graph graph, Value of, List<Graph.Output> wrt) {
    for (Node node : graph.nodes()) {
      Value copy = g.at(node.name(), node.origin()).add(node.op(), node.operands());
      if (!copy.equals(node.result())) {
        throw new IllegalStateException("not numbered in order: " + node);
      }
    }
    Set<Value> dependent = dependents(graph, wrt);
    g.at("d_" + g.node(of).name(), g.node(of).origin());
    adjoints.put(of, g.add(new Splat(1, of.type()), List.of()));
    for (Node node : graph.nodes().reversed()) {
      Value dy = adjoints.get(node.result());
      if (dy != null) {
        names.putIfAbsent(dy, "d_" + node.name());
        propagate(node, dy, dependent);
      }
    }
    List<Graph.Output> outputs = new ArrayList<>(graph.outputs());
    for (Graph.Output x : wrt) {
      outputs.add(new Graph.Output(x.name(), gradient(x.value())));
    }
    return named(g.build(outputs), graph.nodes().size());
  }

  /** The values that change with any of {@code wrt}. */
  private static Set<Value> dependents(Graph graph, List<Graph.Output> wrt) {
    Set<Value> dependent = new HashSet<>();
    for (Graph.Output x : wrt) {
      dependent.add(x.value());
    }
    for (Node node : graph.nodes()) {
      if (!Collections.disjoint(node.operands(), dependent)) {
        dependent.add(node.result());
      }
    }
    return dependent;
  }

  private void propagate(Node node, Value dy, Set<Value> dependent) {
    if (Collections.disjoint(node.operands(), dependent)) {
      return;
    }
    g.at("d_" + node.name(), node.origin());
    List<@Nullable Value> gradients = node.op().gradient(g, node, dy);
    for (int i = 0; i < node.operands().size(); i++) {
      Value operand = node.operands().get(i);
      Value more = gradients.get(i);
      if (more != null && dependent.contains(operand)) {
        accumulate(operand, mayVanish(node) ? g.add(new Guard(), List.of(more)) : more);
      }
    }
  }

  /**
   * True if the gradient may become denormal: in float, since double reaches 270 decades further.
   */
  private static boolean mayVanish(Node node) {
    return node.result().type().element() == ElementType.FLOAT32
        && node.op() instanceof Elementwise function
        && Exprs.has(function.body(), VANISHING::contains);
  }

  private void accumulate(Value operand, Value more) {
    if (!more.type().equals(operand.type())) {
      throw new IllegalStateException(
          "the gradient of " + g.node(operand) + " has type " + more.type());
    }
    Value before = adjoints.get(operand);
    adjoints.put(operand, before == null ? more : g.add(new AddAny(), List.of(before, more)));
  }

  private Value gradient(Value x) {
    Value dx = adjoints.get(x);
    return dx == null ? g.add("d_" + g.node(x).name(), new Splat(0, x.type()), List.of()) : dx;
  }

  /** Gives adjoints their names, and what led to them names of their own. */
  private Graph named(Graph graph, int first) {
    Map<String, Integer> uses = new HashMap<>();
    List<Node> nodes = new ArrayList<>(graph.nodes().subList(0, first));
    for (Node node : graph.nodes().subList(first, graph.nodes().size())) {
      String name = names.get(node.result());
      if (name == null) {
        String local = node.op() instanceof Contraction ? "product" : node.op().name();
        int use = uses.merge(node.name() + "." + local, 1, Integer::sum);
        name = node.name() + "." + local + (use == 1 ? "" : use);
      }
      nodes.add(new Node(node.result(), node.op(), node.operands(), name, node.origin()));
    }
    return new Graph(nodes, graph.outputs());
  }
}
