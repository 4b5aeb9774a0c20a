package org.sinter.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

/**
 * The graph cut into groups, each of which becomes one kernel.
 *
 * @param stored the values that leave their group and so need memory
 * @param layouts of the values that are not row-major
 * @param parts the values that are computed in their places in others
 */
public record FusionPlan(
    Graph graph,
    List<Group> groups,
    List<Value> stored,
    Map<Value, Layout> layouts,
    Map<Value, Part> parts) {

  public FusionPlan {
    groups = List.copyOf(groups);
    stored = List.copyOf(stored);
    parts = Map.copyOf(parts);
  }

  /** A place along an axis of another value. */
  public record Part(Value whole, int axis, int start) {}

  /** The value in whose memory another one lies: itself, unless it is a part. */
  public Value whole(Value value) {
    Part part = parts.get(value);
    return part == null ? value : whole(part.whole());
  }

  /** True if there is nothing left to join. */
  public boolean isJoined(Group group) {
    return group instanceof OpaqueGroup(var node)
        && ((Opaque) node.op()).joins().isPresent()
        && parts.keySet().containsAll(node.operands());
  }

  /** The memory order of a value. */
  public Layout layout(Value value) {
    return layouts.getOrDefault(value, Layout.ROW_MAJOR);
  }

  /** Nodes that run in one kernel. */
  public sealed interface Group {
    List<Node> nodes();

    /** What the kernel writes to memory beside the results of its nodes. */
    default List<Value> copies() {
      return List.of();
    }
  }

  /**
   * A sum of products in register tiles, then elementwise nodes on each finished sum.
   *
   * @param form how the contraction's axes are mapped to the tile
   */
  public record ContractionGroup(Node contraction, List<Node> epilogue, ContractionForm form)
      implements Group {
    @Override
    public List<Node> nodes() {
      List<Node> nodes = new ArrayList<>(List.of(contraction));
      nodes.addAll(epilogue);
      return List.copyOf(nodes);
    }

    @Override
    public List<Value> copies() {
      return form.source().equals(form.b()) ? List.of() : List.of(form.b());
    }
  }

  /**
   * Row by row: elementwise nodes over the domain, or over its rows, and folds of its last axis.
   */
  public record RowGroup(Shape domain, List<Node> nodes) implements Group {}

  /** A fold of other axes than the last, with elementwise nodes before and after. */
  public record FoldGroup(Node fold, List<Node> prologue, List<Node> epilogue) implements Group {
    @Override
    public List<Node> nodes() {
      List<Node> nodes = new ArrayList<>(prologue);
      nodes.add(fold);
      nodes.addAll(epilogue);
      return List.copyOf(nodes);
    }
  }

  /** A source or movement that must lie in memory of its own. */
  public record CopyGroup(Node node) implements Group {
    @Override
    public List<Node> nodes() {
      return List.of(node);
    }
  }

  /**
   * A contraction's operand brought into panels.
   *
   * @param packed the value that stands for the packed copy, of shape [columns, sums...]
   * @param map from the packed copy's axes to the source's
   */
  public record PackGroup(Value source, Value packed, List<Affine> map) implements Group {
    @Override
    public List<Node> nodes() {
      return List.of();
    }

    @Override
    public List<Value> copies() {
      return List.of(packed);
    }
  }

  /** A loop nest of the operator's own. */
  public record OpaqueGroup(Node node) implements Group {
    @Override
    public List<Node> nodes() {
      return List.of(node);
    }
  }

  @Override
  public String toString() {
    return text(groups);
  }

  /** Groups as dumps show them. */
  static String text(List<Group> groups) {
    return groups.stream().map(FusionPlan::text).collect(Collectors.joining());
  }

  private static String text(Group group) {
    String nodes =
        group instanceof PackGroup pack
            ? "\n  " + pack.packed() + " = panels of " + pack.source()
            : group.nodes().stream().map(n -> "\n  " + n).collect(Collectors.joining());
    return group.getClass().getSimpleName() + nodes + "\n";
  }
}
