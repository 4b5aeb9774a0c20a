package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Maps;

/**
 * Gives weights the panels that register tiles read, and their gradients the same, so that an
 * optimiser walks both side by side. Everything else is row-major.
 */
public final class LayoutAssignment {
  private LayoutAssignment() {}

  /**
   * The layout of each parameter by name: panels if every use in every forward graph is as the
   * matrix of a contraction whose columns are the parameter's axis 0.
   */
  public static Map<String, Layout> ofParameters(List<Graph> forward) {
    Map<String, Layout> layouts = new HashMap<>();
    for (Graph graph : forward) {
      for (Node node : graph.nodes()) {
        if (node.op() instanceof Parameter parameter) {
          Layout layout = byUses(graph, node.result());
          layouts.merge(
              parameter.parameter(), layout, (x, y) -> x.equals(y) ? x : Layout.ROW_MAJOR);
        }
      }
    }
    return layouts;
  }

  private static Layout byUses(Graph graph, Value weights) {
    Layout layout = null;
    for (Node node : graph.nodes()) {
      for (int i = 0; i < node.operands().size(); i++) {
        if (node.operands().get(i).equals(weights)) {
          Layout wanted = byUse(node, i);
          if (layout != null && !layout.equals(wanted)) {
            return Layout.ROW_MAJOR;
          }
          layout = wanted;
        }
      }
    }
    return layout == null ? Layout.ROW_MAJOR : layout;
  }

  private static Layout byUse(Node node, int operand) {
    if (!(node.op() instanceof Contraction contraction)) {
      return Layout.ROW_MAJOR;
    }
    Contraction.Spec spec = contraction.spec();
    List<Affine> map = operand == 0 ? spec.a() : spec.b();
    List<Affine> other = operand == 0 ? spec.b() : spec.a();
    if (map.size() < 2 || spec.resultRank() == 0) {
      return Layout.ROW_MAJOR;
    }
    int columns = spec.resultRank() - 1;
    boolean fits =
        map.getFirst().equals(Affine.axis(columns))
            && map.stream().skip(1).allMatch(m -> m.isAxis() && !m.uses(columns))
            && other.stream().noneMatch(m -> m.uses(columns));
    return fits
        ? Layout.panels(spec.extents().get(columns).literal(), sumOrder(spec, map))
        : Layout.ROW_MAJOR;
  }

  /** The parameter's other axes in the order in which the contraction sums. */
  private static List<Integer> sumOrder(Contraction.Spec spec, List<Affine> map) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < spec.extents().size(); axis++) {
      for (int i = 1; i < map.size(); i++) {
        if (map.get(i).uses(axis)) {
          axes.add(i);
        }
      }
    }
    return axes;
  }

  /**
   * The layout of every value that is not row-major.
   *
   * @param parameters by name
   * @param gradients the gradient values of parameters, by the parameter's name
   */
  public static Map<Value, Layout> ofValues(
      Graph graph, Map<String, Layout> parameters, Map<String, Value> gradients) {
    Map<Value, Layout> layouts = new HashMap<>();
    Map<Value, Node> producers = graph.producers();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Parameter parameter) {
        put(layouts, node.result(), Maps.at(parameters, parameter.parameter()));
      }
    }
    gradients.forEach(
        (name, value) -> spread(producers, layouts, value, Maps.at(parameters, name)));
    return layouts;
  }

  /** A gradient that is a sum is in panels with all that it is summed from. */
  private static void spread(
      Map<Value, Node> producers, Map<Value, Layout> layouts, Value value, Layout layout) {
    Node node = Maps.at(producers, value);
    if (layout.isRowMajor() || layouts.containsKey(value)) {
      return;
    }
    if (node.op() instanceof Contraction) {
      put(layouts, value, layout);
    } else if (node.op() instanceof Elementwise) {
      put(layouts, value, layout);
      node.operands().forEach(operand -> spread(producers, layouts, operand, layout));
    }
  }

  private static void put(Map<Value, Layout> layouts, Value value, Layout layout) {
    if (!layout.isRowMajor()) {
      layouts.put(value, layout);
    }
  }
}
