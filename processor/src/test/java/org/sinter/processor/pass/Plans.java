package org.sinter.processor.pass;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Einsum;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.FusionPlan.Group;
import org.sinter.processor.ir.FusionPlan.PackGroup;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Layout;

/** Small graphs with matrix products, and plans as short text. */
final class Plans {
  private Plans() {}

  /** The product whose axes are numbered: the result's first, then the summed ones. */
  static Value product(
      Build build,
      String name,
      List<Dim> extents,
      int resultRank,
      Value a,
      List<Integer> axesOfA,
      Value b,
      List<Integer> axesOfB) {
    Contraction.Spec spec =
        new Contraction.Spec(
            extents,
            resultRank,
            axesOfA.stream().map(Affine::axis).toList(),
            axesOfB.stream().map(Affine::axis).toList());
    return build.op(name, new Einsum("product", spec), a, b);
  }

  /** {@code x [N, in]} times {@code weight [out, in]}. */
  static Value dense(Build build, String name, Value x, Value weight) {
    Dim out = weight.shape().dim(0);
    Dim in = weight.shape().dim(1);
    return product(
        build, name, List.of(Dim.BATCH, out, in), 2, x, List.of(0, 2), weight, List.of(1, 2));
  }

  /** One line a group: its kind and its nodes. */
  static List<String> groups(FusionPlan plan) {
    Map<Value, Node> producers = plan.graph().producers();
    return plan.groups().stream().map(group -> text(group, producers)).toList();
  }

  private static String text(Group group, Map<Value, Node> producers) {
    String kind = group.getClass().getSimpleName().replace("Group", "").toLowerCase(Locale.ROOT);
    if (group instanceof PackGroup pack) {
      return kind + " " + producers.get(pack.source()).name() + " " + pack.packed().shape();
    }
    return kind + " " + group.nodes().stream().map(Node::name).collect(Collectors.joining(" "));
  }

  static List<String> stored(FusionPlan plan) {
    Map<Value, Node> producers = plan.graph().producers();
    return plan.stored().stream()
        .filter(producers::containsKey)
        .map(value -> producers.get(value).name())
        .sorted()
        .toList();
  }

  /** The plan as the compiler makes it, weights in panels. */
  static FusionPlan plan(Graph graph) {
    Map<String, Layout> weights = LayoutAssignment.ofParameters(List.of(graph));
    return FusionPlanner.plan(graph, LayoutAssignment.ofValues(graph, weights, Map.of()));
  }
}
