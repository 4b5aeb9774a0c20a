package org.sinter.processor.ir;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sinter.processor.type.Maps;

/**
 * The sweeps over a row that a row group needs: what reads a fold of the row runs one level after
 * the sweep that folds.
 *
 * @param levels of each node
 * @param crossing values of whole rows that a later sweep reads again, and so need memory
 */
public record RowLevels(Map<Node, Integer> levels, Set<Value> crossing) {

  /**
   * @param nodes of one row group
   * @param root the value below views
   */
  public static RowLevels of(Collection<Node> nodes, UnaryOperator<Value> root) {
    Map<Value, Node> inside = new HashMap<>();
    for (Node node : nodes) {
      inside.put(node.result(), node);
    }
    Map<Node, Integer> levels = new HashMap<>();
    Set<Value> crossing = new LinkedHashSet<>();
    List<Node> ordered =
        nodes.stream().sorted(Comparator.comparingInt(n -> n.result().id())).toList();
    for (Node node : ordered) {
      levels.put(node, level(node, inside, levels, root));
    }
    for (Node node : ordered.reversed()) {
      sink(node, ordered, levels, root);
    }
    for (Node node : ordered) {
      for (Value operand : node.operands()) {
        Node maker = inside.get(root.apply(operand));
        if (maker != null
            && maker.op() instanceof Elementwise
            && isSweep(maker, node)
            && Maps.at(levels, maker) < Maps.at(levels, node)) {
          crossing.add(maker.result());
        }
      }
    }
    return new RowLevels(levels, crossing);
  }

  /** Moves a node that folds nothing to the first sweep that reads it. */
  private static void sink(
      Node node, List<Node> ordered, Map<Node, Integer> levels, UnaryOperator<Value> root) {
    if (node.op() instanceof Elementwise) {
      int first = Integer.MAX_VALUE;
      for (Node reader : ordered) {
        for (Value operand : reader.operands()) {
          if (root.apply(operand).equals(node.result())) {
            first = Math.min(first, Maps.at(levels, reader));
          }
        }
      }
      if (first < Integer.MAX_VALUE) {
        levels.put(node, first);
      }
    }
  }

  /** True if the maker's values are whole rows, as those of its reader or what that folds. */
  private static boolean isSweep(Node maker, Node reader) {
    int rank =
        reader.op() instanceof Reduction
            ? reader.operands().getFirst().shape().rank()
            : reader.result().shape().rank();
    return maker.result().shape().rank() == rank;
  }

  private static int level(
      Node node, Map<Value, Node> inside, Map<Node, Integer> levels, UnaryOperator<Value> root) {
    int level = 0;
    for (Value operand : node.operands()) {
      Node maker = inside.get(root.apply(operand));
      if (maker != null) {
        int after = maker.op() instanceof Reduction ? 1 : 0;
        level = Math.max(level, Maps.at(levels, maker) + after);
      }
    }
    return level;
  }

  /** The sweep in which a node is computed. */
  public int level(Node node) {
    return Maps.at(levels, node);
  }

  /** The number of sweeps. */
  public int count() {
    return levels.values().stream().mapToInt(level -> level + 1).max().orElse(0);
  }
}
