package org.sinter.processor.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sinter.processor.autodiff.ReverseMode;
import org.sinter.processor.emit.Program.Demand;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Formula;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.pass.Canonicalize;
import org.sinter.processor.pass.CommonSubexpressions;
import org.sinter.processor.pass.ConstantFolding;
import org.sinter.processor.pass.DeadCode;
import org.sinter.processor.pass.Decompose;
import org.sinter.processor.pass.PassManager;
import org.sinter.processor.pass.Phases;
import org.sinter.processor.pass.SplitFunctions;
import org.sinter.processor.type.Maps;

/** Cuts from a declared graph what each entry point computes. */
final class EntryGraphs {
  /** After reverse mode only: what stops gradients vanishes here. */
  private static final PassManager SIMPLIFY =
      PassManager.of(
          Canonicalize.last(),
          new ConstantFolding(),
          new SplitFunctions(),
          new Phases(),
          new CommonSubexpressions(),
          new DeadCode());

  private EntryGraphs() {}

  /** The prefix of gradients among a graph's outputs: {@code d:conv1.weight}. */
  static final String GRADIENT = "d:";

  /** The primitives from what the caller feeds to what the entry point names, as declared. */
  static Graph forward(Network network, EntryPoint point) {
    boolean train = point.kind() == Network.Kind.TRAIN;
    return new Decompose(point.mode(), train).run(declared(network, point));
  }

  /** The node that needs the most examples, if some needs more than one. */
  static Optional<Demand> demand(Network network, EntryPoint point) {
    return point.mode() == Mode.INFERENCE
        ? Optional.empty()
        : declared(network, point).nodes().stream()
            .map(node -> new Demand(node.name(), fewestExamples(node)))
            .filter(demand -> demand.examples() > 1)
            .max(Comparator.comparingInt(Demand::examples));
  }

  private static int fewestExamples(Node node) {
    return node.op() instanceof Composite composite
        ? composite.fewestExamples(node.operands().stream().map(Value::type).toList())
        : 1;
  }

  private static Graph declared(Network network, EntryPoint point) {
    Set<String> fed = new HashSet<>();
    for (Network.Argument argument : point.arguments()) {
      if (argument.role() == Role.READ) {
        fed.add(argument.node());
      }
    }
    GraphBuilder g = new GraphBuilder();
    Map<Value, Value> copies = new HashMap<>();
    Map<String, Value> byName = new HashMap<>();
    for (Node node : network.graph().nodes()) {
      g.at(node.name(), node.origin());
      boolean replaced = fed.contains(node.name()) && !(node.op() instanceof Input);
      Value copy =
          replaced
              ? g.add(Input.real(node.name(), node.result().type()), List.of())
              : g.add(node.op(), node.operands().stream().map(copies::get).toList());
      copies.put(node.result(), copy);
      byName.put(node.name(), copy);
    }
    Set<String> wanted = new LinkedHashSet<>(point.results());
    wanted.addAll(point.wrt());
    List<Graph.Output> outputs =
        wanted.stream().map(name -> new Graph.Output(name, Maps.at(byName, name))).toList();
    return new DeadCode().run(g.build(outputs));
  }

  /**
   * The forward graph with its gradients and just the outputs that are wanted, each computed by a
   * kernel of its own place.
   *
   * @param parameters all of the network's
   */
  static Graph complete(EntryPoint point, Graph forward, List<Parameter> parameters) {
    Graph graph =
        switch (point.kind()) {
          case PREDICT, EVALUATE -> forward;
          case TRAIN -> train(point, forward, parameters);
          case GRADIENT -> gradient(point, forward);
        };
    return placed(SIMPLIFY.run(graph));
  }

  private static Graph train(EntryPoint point, Graph forward, List<Parameter> parameters) {
    GraphBuilder g = new GraphBuilder();
    Map<String, Value> present = new LinkedHashMap<>();
    for (Node node : forward.nodes()) {
      Value value = g.at(node.name(), node.origin()).add(node.op(), node.operands());
      if (node.op() instanceof Parameter parameter) {
        present.put(parameter.parameter(), value);
      }
    }
    List<Graph.Output> wrt = new ArrayList<>();
    for (Parameter parameter : parameters) {
      String name = parameter.parameter();
      if (parameter.trainable() && isUpdated(point, name)) {
        Value value = present.get(name);
        wrt.add(
            new Graph.Output(
                GRADIENT + name, value != null ? value : g.add(name, parameter, List.of())));
      }
    }
    Graph graph = g.build(forward.outputs());
    return ReverseMode.differentiate(graph, graph.output(point.results().getFirst()), wrt);
  }

  /** Prefixes match whole dotted segments; none means all. */
  private static boolean isUpdated(EntryPoint point, String parameter) {
    return point.update().isEmpty()
        || point.update().stream()
            .anyMatch(prefix -> parameter.equals(prefix) || parameter.startsWith(prefix + "."));
  }

  private static Graph gradient(EntryPoint point, Graph forward) {
    List<Graph.Output> wrt =
        point.wrt().stream()
            .map(name -> new Graph.Output(GRADIENT + name, forward.output(name)))
            .toList();
    Value of = forward.output(point.results().getFirst());
    Graph graph = ReverseMode.differentiate(forward, of, wrt);
    return graph.withOutputs(
        graph.outputs().stream().filter(o -> o.name().startsWith(GRADIENT)).toList());
  }

  /** Copies outputs that no kernel makes, or that two names share. */
  private static Graph placed(Graph graph) {
    GraphBuilder g = new GraphBuilder();
    Map<Value, Value> copies = new HashMap<>();
    Map<Value, Node> producers = graph.producers();
    for (Node node : graph.nodes()) {
      List<Value> operands = node.operands().stream().map(copies::get).toList();
      copies.put(node.result(), g.at(node.name(), node.origin()).add(node.op(), operands));
    }
    Set<Value> taken = new HashSet<>();
    List<Graph.Output> outputs = new ArrayList<>();
    for (Graph.Output output : graph.outputs()) {
      Value value = Maps.at(copies, output.value());
      Node node = Maps.at(producers, output.value());
      if (!isMadeByKernel(node) || !taken.add(value)) {
        g.at(output.name().replace(GRADIENT, "d_"), node.origin());
        value = g.add(new Formula("copy", 1, Expr.arg(0)), List.of(value));
      }
      outputs.add(new Graph.Output(output.name(), value));
    }
    return g.build(outputs);
  }

  private static boolean isMadeByKernel(Node node) {
    return switch (node.op()) {
      case Elementwise _, Reduction _, Contraction _, Opaque _ -> true;
      default -> false;
    };
  }
}
