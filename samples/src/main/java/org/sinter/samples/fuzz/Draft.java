package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network under construction. */
final class Draft {
  private static final double TOO_LARGE = 6;

  private final Dice dice;
  private final List<NodeSpec> nodes = new ArrayList<>();
  private int work = 1;

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
    return kind + nodes.size();
  }

  NodeSpec add(NodeSpec node) {
    nodes.add(node);
    work += node.size();
    return node;
  }

  void addWork(int multiplications) {
    work += multiplications;
  }

  /** A node to go on from: mostly a late one. */
  NodeSpec pick() {
    return dice.percent(60) ? nodes.getLast() : dice.of(nodes);
  }

  /** A node of one operand; what becomes too large is brought back. */
  NodeSpec unary(String kind, String annotation, NodeSpec x, List<Integer> shape, double bound) {
    NodeSpec node =
        new NodeSpec(
            name(kind),
            annotation,
            List.of(x.name()),
            Map.of(),
            shape,
            x.batched(),
            bound,
            false,
            "float");
    return tamed(add(node));
  }

  NodeSpec binary(
      String kind, String annotation, NodeSpec a, NodeSpec b, List<Integer> shape, double bound) {
    NodeSpec node =
        new NodeSpec(
            name(kind),
            annotation,
            List.of(a.name(), b.name()),
            Map.of(),
            shape,
            a.batched() || b.batched(),
            bound,
            false,
            "float");
    return tamed(add(node));
  }

  private NodeSpec tamed(NodeSpec node) {
    if (node.bound() <= TOO_LARGE) {
      return node;
    }
    return dice.percent(50)
        ? unary("tame", "@Activate(Activation.TANH)", node, node.shape(), 1)
        : unary("tame", "@Scale(" + 1 / node.bound() + ")", node, node.shape(), 1);
  }

  /** A node with one more that is safely above zero. */
  NodeSpec positive(NodeSpec x) {
    if (x.positive()) {
      return x;
    }
    NodeSpec square = unary("square", "@Square", x, x.shape(), x.bound() * x.bound());
    NodeSpec half = add(NodeSpec.source(name("half"), "@Constant(0.5)", List.of(), false, 0.5));
    NodeSpec sum = binary("above", "@Add", square, half, x.shape(), square.bound() + 0.5);
    nodes.set(nodes.indexOf(sum), sum.aboveZero());
    return sum.aboveZero();
  }
}
