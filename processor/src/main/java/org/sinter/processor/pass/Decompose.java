package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.TensorType;

/**
 * Expands composites, and those within them, until only primitives are left. A composite's
 * parameters become {@link Parameter} sources called {@code <node>.<local name>}. The last node of
 * an expansion keeps the user's name {@code conv1}, the others are {@code conv1.product}, {@code
 * conv1.add} and so on. Where asked to, what composites leave in their state becomes outputs {@code
 * s:<node>.<local name>}.
 */
public final class Decompose implements Pass {
  private final Mode mode;
  private final ToIntFunction<String> randomNumbers;
  private final boolean updatesState;

  /** The prefix of what is left in state among a graph's outputs. */
  public static final String STATE = "s:";

  /**
   * @param randomNumbers the number of a random source by its path {@code drop1.mask}; the same for
   *     all entry points of a network, so that one step draws the same in each
   * @param updatesState whether what composites leave in their state is computed
   */
  public Decompose(Mode mode, ToIntFunction<String> randomNumbers, boolean updatesState) {
    this.mode = mode;
    this.randomNumbers = randomNumbers;
    this.updatesState = updatesState;
  }

  public Decompose(Mode mode, boolean updatesState) {
    this(mode, Decompose::number, updatesState);
  }

  public Decompose(Mode mode) {
    this(mode, false);
  }

  /** A path's own number, whatever else is in the network: 32-bit FNV-1a and a finaliser. */
  public static int number(String path) {
    int hash = 0x811C9DC5;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * 0x01000193;
    }
    hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
    return hash ^ hash >>> 16;
  }

  @Override
  public Graph run(Graph graph) {
    Graph current = graph;
    while (current.nodes().stream().anyMatch(node -> node.op() instanceof Composite)) {
      current = new Round().run(current);
    }
    return current;
  }

  /** One level of composites. */
  private final class Round {
    private final Map<String, Value> parameters = new HashMap<>();
    private final Map<Value, String> names = new HashMap<>();
    private final List<Graph.Output> updates = new ArrayList<>();

    Graph run(Graph graph) {
      Graph expanded =
          Rewriter.rewrite(
              graph,
              (g, node, operands) ->
                  node.op() instanceof Composite composite
                      ? expand(g, node, composite, operands)
                      : g.add(node.op(), operands));
      updates.addAll(0, expanded.outputs());
      List<Node> renamed = new ArrayList<>();
      for (Node node : expanded.nodes()) {
        renamed.add(renamed(node));
      }
      return new Graph(renamed, updates);
    }

    private Node renamed(Node node) {
      String name = names.getOrDefault(node.result(), node.name());
      return new Node(node.result(), node.op(), node.operands(), name, node.origin());
    }

    private Value expand(GraphBuilder g, Node node, Composite composite, List<Value> operands) {
      int start = g.size();
      List<TensorType> types = operands.stream().map(Value::type).toList();
      Expansion expansion =
          new Expansion(
              g,
              mode,
              local -> parameter(g, node, composite.parameters(types), local),
              local -> randomNumbers.applyAsInt(node.name() + "." + local));
      Value result = composite.expand(expansion, operands);
      if (!result.type().equals(node.result().type())) {
        throw new IllegalStateException(
            node + " expands to " + result.type() + ", not " + node.result().type());
      }
      name(g, node, start, result);
      if (updatesState) {
        expansion
            .updates()
            .forEach(
                (local, value) ->
                    updates.add(new Graph.Output(STATE + node.name() + "." + local, value)));
      }
      return result;
    }

    private Value parameter(GraphBuilder g, Node node, List<ParameterSpec> specs, String local) {
      String name = node.name() + "." + local;
      for (ParameterSpec spec : specs) {
        if (spec.name().equals(local)) {
          TensorType type = node.result().type().withShape(spec.shape());
          return parameters.computeIfAbsent(
              name,
              key ->
                  g.add(key, new Parameter(key, type, spec.init(), spec.trainable()), List.of()));
        }
      }
      throw new IllegalStateException(node + " has no parameter " + local);
    }

    /** Names the nodes added since {@code start}, those that have no name of their own. */
    private void name(GraphBuilder g, Node node, int start, Value result) {
      Map<String, Integer> uses = new HashMap<>();
      for (Node added : g.nodes().subList(start, g.size())) {
        if (added.result().equals(result) || !added.name().equals(node.name())) {
          continue;
        }
        String local = added.op() instanceof Contraction ? "product" : added.op().name();
        int use = uses.merge(local, 1, Integer::sum);
        names.put(added.result(), node.name() + "." + local + (use == 1 ? "" : use));
      }
    }
  }
}
