package org.sinter.processor.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.FusionPlan.Group;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;

/**
 * Orders the groups so that each runs after what it reads, and otherwise as late as its readers
 * allow in the graph's own order: a depth-first walk from the outputs, which keeps lives short.
 */
final class KernelOrder {
  private final GroupReads reads;
  private final Map<Value, Group> makers = new HashMap<>();
  private final List<Group> order = new ArrayList<>();
  private final Set<Group> done = Collections.newSetFromMap(new IdentityHashMap<>());

  private KernelOrder(FusionPlan plan, GroupReads reads) {
    this.reads = reads;
    for (Group group : plan.groups()) {
      for (Node node : group.nodes()) {
        makers.put(node.result(), group);
      }
      group.copies().forEach(copy -> makers.put(copy, group));
    }
  }

  static List<Group> of(FusionPlan plan, GroupReads reads) {
    KernelOrder order = new KernelOrder(plan, reads);
    for (Node node : plan.graph().nodes()) {
      Group group = order.makers.get(node.result());
      if (group != null) {
        order.visit(group);
      }
    }
    return order.order;
  }

  private void visit(Group group) {
    if (!done.add(group)) {
      return;
    }
    for (Value value : reads.of(group)) {
      Group maker = makers.get(value);
      if (maker != null && maker != group) {
        visit(maker);
      }
    }
    order.add(group);
  }
}
