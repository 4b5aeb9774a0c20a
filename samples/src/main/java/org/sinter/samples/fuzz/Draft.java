package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.GraphBuilder;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** A network under construction: what it declares, and what that is on a few examples. */
final class Draft {
  private static final double TOO_LARGE = 6;

  private final Dice dice;
  private final List<NodeSpec> nodes = new ArrayList<>();
  private final List<Op> ops = new ArrayList<>();
  private final List<Probe.Operand> seen = new ArrayList<>();
  private int work = 1;
  private int folded;

  Draft(Dice dice) {
    this.dice = dice;
  }

  List<NodeSpec> nodes() {
    return nodes;
  }

  /** Multiplications per example, roughly. */
  int work() {
    return work;
  }

  String name(String kind) {
    return kind + (nodes.size() + folded);
  }

  void addWork(int multiplications) {
    work += multiplications;
  }

  TensorType type(NodeSpec node) {
    return seen.get(nodes.indexOf(node)).type();
  }

  /** A node to go on from: mostly a late one, no label. */
  NodeSpec pick() {
    List<NodeSpec> open = nodes.stream().filter(this::isUsual).toList();
    return dice.percent(60) ? open.getLast() : dice.of(open);
  }

  /** Those nodes in any order, mostly late ones first. */
  List<NodeSpec> shuffled() {
    List<NodeSpec> shuffled = new ArrayList<>();
    for (NodeSpec node : nodes) {
      if (isUsual(node)) {
        shuffled.add(dice.percent(60) ? 0 : dice.below(shuffled.size() + 1), node);
      }
    }
    return shuffled;
  }

  /** A node of numbers for each example, if there is one to be flattened. */
  Optional<NodeSpec> batched() {
    return shuffled().stream()
        .filter(n -> n.batched() && !n.shape().isEmpty() && n.size() <= 200)
        .findFirst();
  }

  /** Whether a node may be read as real numbers of a usual size. */
  boolean isUsual(NodeSpec node) {
    double[] numbers = seen.get(nodes.indexOf(node)).tensor().values();
    return !node.mark().is("Label")
        && Arrays.stream(numbers).allMatch(x -> Math.abs(x) <= TOO_LARGE);
  }

  /** A source, its operator being that of the declaration. */
  NodeSpec add(NodeSpec source, Op op) {
    TensorType type = op.infer(List.of());
    DenseTensor stored = Probe.drawn(type, source.values(), dice);
    return add(source, op, new Probe.Operand(type, Probe.of(op, source.name(), stored)));
  }

  private NodeSpec add(NodeSpec node, Op op, Probe.Operand numbers) {
    nodes.add(node);
    ops.add(op);
    seen.add(numbers);
    work += node.size();
    return node;
  }

  /**
   * A node of operands.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if they do not fit
   * @throws Unfit if the result is not a set of usual numbers
   */
  NodeSpec add(String name, Mark mark, Op op, List<NodeSpec> operands, Map<Integer, String> slots) {
    GraphBuilder graph = graph();
    List<Integer> places = operands.stream().map(nodes::indexOf).toList();
    List<Value> values = places.stream().map(i -> graph.nodes().get(i).result()).toList();
    TensorType type = graph.at(name, Origin.NONE).add(op, values).type();
    DenseTensor tensor = Probe.of(op, places.stream().map(seen::get).toList(), dice);
    double[] numbers = tensor.values();
    if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
      throw new Unfit(mark + " of usual numbers is not finite");
    }
    NodeSpec node =
        new NodeSpec(
            name,
            mark,
            operands.stream().map(NodeSpec::name).toList(),
            slots,
            extents(type.shape()),
            type.shape().isBatched(),
            Values.of(numbers),
            isTrainable(op, values.stream().map(Value::type).toList()),
            "float",
            List.of());
    return add(node, op, new Probe.Operand(type, tensor));
  }

  private static boolean isTrainable(Op op, List<TensorType> operands) {
    return op instanceof Composite layer
        && layer.parameters(operands).stream().anyMatch(parameter -> parameter.trainable());
  }

  /** An operator by its annotation. */
  NodeSpec add(Mark mark, Map<String, Object> attributes, NodeSpec... operands) {
    return add(kind(mark.name()), mark, attributes, operands);
  }

  /** The same, its node called otherwise. */
  NodeSpec add(String kind, Mark mark, Map<String, Object> attributes, NodeSpec... operands) {
    Op op = Operation.of(mark.name()).definition().create(new Attributes(attributes));
    return add(name(kind), mark, op, List.of(operands), Map.of());
  }

  /** The node itself, or what became of it where it is too large. */
  NodeSpec tamed(NodeSpec node) {
    if (node.bound() <= TOO_LARGE) {
      return node;
    }
    double factor = 1 / node.bound();
    return dice.percent(50)
        ? add(Mark.of("Activate", "value", "Activation.TANH"), Map.of("value", "TANH"), node)
        : add(Mark.of("Scale", "value", factor), Map.of("value", factor), node);
  }

  /** What was declared, as the compiler sees it. */
  private GraphBuilder graph() {
    GraphBuilder graph = new GraphBuilder();
    Map<String, Value> values = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      NodeSpec node = nodes.get(i);
      List<Value> operands = node.operands().stream().map(o -> Maps.at(values, o)).toList();
      boolean block = ops.get(i) instanceof Input && !node.isSource();
      values.put(
          node.name(),
          graph.at(node.name(), Origin.NONE).add(ops.get(i), block ? List.of() : operands));
    }
    return graph;
  }

  /** Forgets all nodes from a place on. */
  void cut(int from) {
    nodes.subList(from, nodes.size()).clear();
    ops.subList(from, ops.size()).clear();
    seen.subList(from, seen.size()).clear();
  }

  /** The nodes from a place on become a block: one node that stands in their place. */
  NodeSpec folded(int from, NodeSpec use) {
    Probe.Operand numbers = seen.getLast();
    folded += nodes.size() - from;
    cut(from);
    return add(use, Input.real(use.name(), numbers.type()), numbers);
  }

  static List<Integer> extents(Shape shape) {
    return shape.example().dims().stream().map(dim -> dim.literal()).toList();
  }

  /** {@code arg_max} of {@code ArgMax}: how a node of it is called. */
  static String kind(String annotation) {
    return annotation.substring(0, 1).toLowerCase(Locale.ROOT) + annotation.substring(1);
  }

  /** Operands or settings of which nothing useful comes. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit(String what) {
      super(what, null, false, false);
    }
  }
}
