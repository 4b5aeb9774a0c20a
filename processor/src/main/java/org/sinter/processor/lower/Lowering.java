package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.ir.ContractionForm.Tiled;
import org.sinter.processor.ir.FusionPlan.ContractionGroup;
import org.sinter.processor.ir.FusionPlan.CopyGroup;
import org.sinter.processor.ir.FusionPlan.FoldGroup;
import org.sinter.processor.ir.FusionPlan.Group;
import org.sinter.processor.ir.FusionPlan.OpaqueGroup;
import org.sinter.processor.ir.FusionPlan.PackGroup;
import org.sinter.processor.ir.FusionPlan.RowGroup;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.Stmt;

/** Turns each scheduled group into a kernel. */
public final class Lowering {
  private final Schedule schedule;

  private Lowering(Schedule schedule) {
    this.schedule = schedule;
  }

  /** One kernel a group, in the schedule's order. */
  public static List<Kernel> lower(Schedule schedule) {
    Lowering lowering = new Lowering(schedule);
    return schedule.order().stream().map(lowering::kernel).toList();
  }

  private Kernel kernel(Group group) {
    Reader reader = new Reader(schedule);
    List<Stmt> body =
        switch (group) {
          case RowGroup rows -> RowLowering.lower(rows, schedule, reader);
          case FoldGroup fold -> FoldLowering.lower(fold, reader);
          case ContractionGroup contraction -> ContractionLowering.lower(contraction, reader);
          case CopyGroup copy -> CopyLowering.copy(copy.node(), reader);
          case PackGroup pack -> CopyLowering.pack(pack, reader);
          case OpaqueGroup opaque -> OpaqueLowering.lower(opaque.node(), reader);
        };
    new PanelBounds(panels(group)).check(body);
    List<Stmt> padded = new Padding(sizes()).mark(Collapse.run(body));
    List<Stmt> finished = Inlining.run(SharedExpressions.run(padded));
    return new Kernel(operators(group), comment(group), finished);
  }

  /** The width of the panels of each buffer that has some; scratch is that of each group. */
  private Map<Buffer, Integer> panels(Group group) {
    Map<Buffer, Integer> widths = new HashMap<>();
    for (Map.Entry<Value, Placement> entry : schedule.placements().entrySet()) {
      Placement placement = entry.getValue();
      boolean scratch = placement.buffer().space() == Buffer.Space.SCRATCH;
      if (!placement.layout().isRowMajor() && (!scratch || fills(group, entry.getKey()))) {
        widths.put(Reader.symbolic(placement.buffer()), placement.layout().panel());
      }
    }
    return widths;
  }

  private static boolean fills(Group group, Value panel) {
    return group instanceof ContractionGroup(_, _, Tiled(_, _, var b, _, _)) && b.equals(panel);
  }

  /** The length of each buffer's example, for those whose padding belongs to them. */
  private Map<Buffer, Integer> sizes() {
    Map<Buffer, Integer> sizes = new HashMap<>();
    for (Map.Entry<Value, Placement> entry : schedule.placements().entrySet()) {
      Placement placement = entry.getValue();
      boolean own = placement.layout().isRowMajor() && !placement.isPart();
      if (placement.buffer().space() == Buffer.Space.WORKSPACE && own) {
        Value value = entry.getKey();
        boolean number = value.shape().isBatched() && value.shape().exampleSize() == 1;
        int size = number ? Padding.BATCH_OF_NUMBERS : value.shape().exampleSize();
        sizes.put(Reader.symbolic(placement.buffer()), size);
      }
    }
    return sizes;
  }

  private static String operators(Group group) {
    if (group instanceof PackGroup) {
      return "pack";
    }
    Set<String> seen = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (Node node : group.nodes()) {
      if (seen.add(node.op().name())) {
        names.add(node.op().name());
      }
    }
    List<String> shown = names.size() <= 4 ? names : names.subList(0, 4);
    return String.join("_", shown).replaceAll("[^A-Za-z0-9_]", "_");
  }

  private String comment(Group group) {
    if (group instanceof PackGroup pack) {
      String from = schedule.placement(pack.source()).buffer().name();
      return from + " " + pack.source().shape() + " into panels " + pack.packed().shape();
    }
    Set<String> results = new LinkedHashSet<>();
    Set<String> members = new LinkedHashSet<>();
    for (Node node : group.nodes()) {
      if (schedule.placements().containsKey(node.result())) {
        results.add(node.name() + " " + node.result().shape());
      }
      if (!node.origin().member().isEmpty()) {
        members.add(node.origin().member() + "()");
      }
    }
    String from = members.isEmpty() ? "" : ", from " + String.join(", ", members);
    Set<String> ops = new LinkedHashSet<>();
    for (Node node : group.nodes()) {
      ops.add(node.op().name());
    }
    return String.join(", ", ops) + ": " + String.join(", ", results) + from;
  }
}
