package org.sinter.processor.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.ContractionForm.Tiled;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.FusionPlan.ContractionGroup;
import org.sinter.processor.ir.FusionPlan.Group;
import org.sinter.processor.ir.FusionPlan.PackGroup;
import org.sinter.processor.ir.FusionPlan.Part;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Buffer.Space;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.schedule.MemoryPlanner.Block;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Maps;

/** Orders the kernels and places every stored value. */
public final class Scheduler {

  private final FusionPlan plan;
  private final Map<String, Placement> parameters;
  private final Map<String, Value> gradients;
  private final Map<String, Value> state;
  private final Map<Constant, Placement> constants;
  private final Map<Value, Node> producers;
  private final GroupReads reads;
  private final Map<Value, Placement> placements = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  private Scheduler(
      FusionPlan plan,
      Map<String, Placement> parameters,
      Map<String, Value> gradients,
      Map<String, Value> state,
      Map<Constant, Placement> constants) {
    this.plan = plan;
    this.parameters = parameters;
    this.gradients = gradients;
    this.state = state;
    this.constants = constants;
    this.producers = plan.graph().producers();
    this.reads = new GroupReads(plan);
  }

  /**
   * @param parameters where each parameter lies, by name
   * @param gradients the gradient values that are written straight into their slices, by parameter
   * @param state the values that are left in state, by its name
   * @param constants where each constant lies
   */
  public static Schedule schedule(
      FusionPlan plan,
      Map<String, Placement> parameters,
      Map<String, Value> gradients,
      Map<String, Value> state,
      Map<Constant, Placement> constants) {
    return new Scheduler(plan, parameters, gradients, state, constants).schedule();
  }

  private Schedule schedule() {
    List<Group> order =
        KernelOrder.of(plan, reads).stream().filter(group -> !plan.isJoined(group)).toList();
    placeFixed();
    int scratch = Scratch.FIXED + placePanels(order);
    Map<Value, int[]> lives = lives(order);
    List<Value> scaled = new ArrayList<>();
    List<Value> constant = new ArrayList<>();
    for (Value v : lives.keySet()) {
      (v.shape().isBatched() ? scaled : constant).add(v);
    }
    MemoryPlanner constants = new MemoryPlanner();
    List<Block> constantBlocks = blocks(constant, lives);
    List<Integer> constantAt = constants.plan(constantBlocks);
    int first = Scratch.START + scratch;
    int base = first + constants.end();
    place(constant, constantAt, first, false);
    MemoryPlanner batch = new MemoryPlanner();
    List<Block> blocks = blocks(scaled, lives);
    place(scaled, batch.plan(blocks), base, true);
    plan.parts().keySet().forEach(this::placePart);
    placeAliases();
    return new Schedule(
        plan,
        order,
        placements,
        scratch,
        base,
        batch.end(),
        first + MemoryPlanner.lowerBound(constantBlocks),
        MemoryPlanner.lowerBound(blocks));
  }

  /** Panels that tiles make lie in scratch, all at one place; returns the size of the largest. */
  private int placePanels(List<Group> order) {
    int largest = 0;
    for (Group group : order) {
      if (group instanceof ContractionGroup(_, _, Tiled(_, _, var panel, _, PackGroup fill))
          && fill != null) {
        Layout layout = plan.layout(panel);
        placements.put(panel, new Placement(Scratch.PANEL, panel.shape(), layout));
        largest = Math.max(largest, Placement.footprint(panel.shape(), layout));
      }
    }
    return largest;
  }

  /** Parameters, their gradients and constants have places of their own. */
  private void placeFixed() {
    for (Node node : plan.graph().nodes()) {
      if (node.op() instanceof Parameter parameter) {
        placements.put(node.result(), parameters.get(parameter.parameter()));
      } else if (node.op() instanceof Constant constant && constants.containsKey(constant)) {
        placements.put(node.result(), constants.get(constant));
      }
    }
    gradients.forEach(
        (name, value) -> {
          Placement slice = Maps.at(parameters, name);
          Buffer b = slice.buffer();
          Buffer gradient = new Buffer("d_" + b.name(), Space.GRADIENTS, b.offset(), 0);
          placements.put(value, new Placement(gradient, slice.shape(), slice.layout()));
        });
    state.forEach((name, value) -> placements.put(value, Maps.at(parameters, name)));
  }

  /** First and last kernel of each value that needs workspace, aliases counted to their operand. */
  private Map<Value, int[]> lives(List<Group> order) {
    Map<Value, int[]> lives = new LinkedHashMap<>();
    for (Node node : plan.graph().nodes()) {
      if (node.op() instanceof Input) {
        lives.put(node.result(), new int[] {-1, -1});
      }
    }
    Set<Value> stored = new HashSet<>(plan.stored());
    for (int step = 0; step < order.size(); step++) {
      Group group = order.get(step);
      for (Value made : made(group)) {
        boolean wanted = !producers.containsKey(made) || stored.contains(made);
        if (wanted && !placements.containsKey(made)) {
          begin(lives, plan.whole(made), step);
        }
      }
      for (Value read : reads.of(group)) {
        extend(lives, read, step);
      }
    }
    for (Graph.Output output : plan.graph().outputs()) {
      extend(lives, output.value(), order.size());
    }
    return lives;
  }

  /** What is made in parts begins with the first of them. */
  private static void begin(Map<Value, int[]> lives, Value value, int step) {
    lives.computeIfAbsent(value, _ -> new int[] {step, step})[1] = step;
  }

  private static List<Value> made(Group group) {
    List<Value> made = new ArrayList<>(group.nodes().stream().map(Node::result).toList());
    made.addAll(group.copies());
    return made;
  }

  private void extend(Map<Value, int[]> lives, Value value, int step) {
    int[] life = lives.get(plan.whole(value));
    if (life != null) {
      life[1] = step;
    }
    if (isAlias(value)) {
      extend(lives, Maps.at(producers, value).operands().getFirst(), step);
    }
  }

  private boolean isAlias(Value value) {
    Node node = producers.get(value);
    return node != null
        && node.op() instanceof Movement movement
        && movement.indexMap(value.type()) instanceof IndexMap.Relabel;
  }

  private List<Block> blocks(List<Value> values, Map<Value, int[]> lives) {
    return values.stream()
        .map(
            v -> {
              int[] life = Maps.at(lives, v);
              return new Block(Placement.footprint(v.shape(), plan.layout(v)), life[0], life[1]);
            })
        .toList();
  }

  private void place(List<Value> values, List<Integer> offsets, int base, boolean batched) {
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      Buffer buffer = new Buffer(name(value), Space.WORKSPACE, base, batched ? offsets.get(i) : 0);
      if (!batched) {
        buffer = new Buffer(buffer.name(), Space.WORKSPACE, base + offsets.get(i), 0);
      }
      placements.put(value, new Placement(buffer, value.shape(), plan.layout(value)));
    }
  }

  private Placement placePart(Value value) {
    Part part = plan.parts().get(value);
    if (part == null) {
      return Maps.at(placements, value);
    }
    Placement placement = placePart(part.whole()).part(value.shape(), part.axis(), part.start());
    placements.put(value, placement);
    return placement;
  }

  /** A name of its own for each buffer: the node's, made a Java identifier. */
  private String name(Value value) {
    Node node = producers.get(value);
    String wanted = node == null ? "packed" : node.name().replaceAll("[^A-Za-z0-9_]", "_");
    String base = wanted.isEmpty() ? "t" : wanted;
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  private void placeAliases() {
    for (Node node : plan.graph().nodes()) {
      if (isAlias(node.result()) && placements.containsKey(node.operands().getFirst())) {
        Placement of = placements.get(node.operands().getFirst());
        placements.put(
            node.result(), new Placement(of.buffer(), node.result().shape(), of.layout()));
      }
    }
  }
}
