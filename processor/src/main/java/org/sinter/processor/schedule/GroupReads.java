package org.sinter.processor.schedule;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.FusionPlan.ContractionGroup;
import org.sinter.processor.ir.FusionPlan.Group;
import org.sinter.processor.ir.FusionPlan.PackGroup;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Source;
import org.sinter.processor.ir.Value;

/** The stored values that a group reads from memory, views and aliases followed. */
final class GroupReads {
  private final Map<Value, Node> producers;
  private final Set<Value> stored;

  GroupReads(FusionPlan plan) {
    producers = plan.graph().producers();
    stored = new LinkedHashSet<>(plan.stored());
  }

  Set<Value> of(Group group) {
    Set<Value> reads = new LinkedHashSet<>();
    if (group instanceof PackGroup pack) {
      follow(pack.source(), reads);
      return reads;
    }
    for (Node node : group.nodes()) {
      boolean tiled = group instanceof ContractionGroup c && c.contraction() == node;
      if (!tiled) {
        for (Value operand : node.operands()) {
          follow(operand, reads);
        }
      }
    }
    if (group instanceof ContractionGroup contraction) {
      follow(contraction.form().a(), reads);
      follow(contraction.form().source(), reads);
    }
    for (Node node : group.nodes()) {
      reads.remove(node.result());
    }
    return reads;
  }

  private void follow(Value value, Set<Value> reads) {
    Node node = producers.get(value);
    if (node == null) {
      reads.add(value);
      return;
    }
    boolean moved = node.op() instanceof Movement;
    boolean inlined = moved || node.op() instanceof Elementwise; // unless it is stored
    if (stored.contains(value) || !inlined && !(node.op() instanceof Source)) {
      reads.add(value);
    }
    if (inlined && !stored.contains(value) || moved && isAlias(node)) {
      for (Value operand : node.operands()) {
        follow(operand, reads);
      }
    }
  }

  private static boolean isAlias(Node node) {
    return ((Movement) node.op()).indexMap(node.result().type()) instanceof IndexMap.Relabel;
  }
}
