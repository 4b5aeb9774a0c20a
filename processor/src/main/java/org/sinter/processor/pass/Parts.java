package org.sinter.processor.pass;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.sinter.processor.ir.FusionPlan.Part;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Layout;

/**
 * Which values are computed where they are joined with others, so that nobody copies them there:
 * those that nobody else reads, and that a kernel makes which may store with any stride.
 */
final class Parts {
  private final Dependence dependence;
  private final Map<Node, Draft> owners;
  private final Function<Value, Layout> layouts;
  private final Map<Value, Node> producers;

  Parts(
      Dependence dependence,
      Map<Node, Draft> owners,
      Function<Value, Layout> layouts,
      Map<Value, Node> producers) {
    this.dependence = dependence;
    this.owners = owners;
    this.layouts = layouts;
    this.producers = producers;
  }

  Map<Value, Part> find(Graph graph) {
    Map<Value, Part> parts = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      OptionalInt axis = node.op() instanceof Opaque op ? op.joins() : OptionalInt.empty();
      if (axis.isPresent() && !dependence.isOutput(node.result()) && isRowMajor(node.result())) {
        join(node, axis.getAsInt(), parts);
      }
    }
    return parts;
  }

  private void join(Node node, int axis, Map<Value, Part> parts) {
    int start = 0;
    for (Value operand : node.operands()) {
      if (isOnlyFor(node, operand) && isMadeInRows(operand)) {
        parts.put(operand, new Part(node.result(), axis, start));
      }
      start += operand.shape().extent(axis);
    }
  }

  private boolean isOnlyFor(Node node, Value operand) {
    return !dependence.isOutput(operand)
        && dependence.consumers(operand).equals(List.of(node))
        && Collections.frequency(node.operands(), operand) == 1;
  }

  private boolean isMadeInRows(Value operand) {
    Node producer = producers.get(operand);
    Draft owner = producer == null ? null : owners.get(producer);
    return owner != null && owner.kind() != Draft.Kind.FOLD && isRowMajor(operand);
  }

  private boolean isRowMajor(Value value) {
    return layouts.apply(value).isRowMajor();
  }
}
