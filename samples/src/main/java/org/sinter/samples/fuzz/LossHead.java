package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sinter.Axis;
import org.sinter.processor.type.Shape;

/** Adds a loss, or another node of one number. */
final class LossHead {
  private static final List<Operation> LOSSES =
      Operation.all().stream().filter(Operation::loss).toList();

  private static final List<String> COMMON =
      List.of("CrossEntropy", "MeanSquaredError", "BinaryCrossEntropy");

  private static final List<String> PENALTIES = List.of("L1Penalty", "L2Penalty");

  private final Dice dice;
  private final Draft draft;
  private final Operators operators;

  LossHead(Dice dice, Draft draft, Operators operators) {
    this.dice = dice;
    this.draft = draft;
    this.operators = operators;
  }

  NodeSpec add(long seed) {
    Operation turn = LOSSES.get(Math.floorMod(seed, LOSSES.size()));
    Operation drawn = dice.percent(70) ? turn : Operation.of(dice.of(COMMON));
    NodeSpec loss = dice.percent(10) ? draft.nodes().getLast() : operators.add(drawn);
    NodeSpec number = folded(joined(loss));
    return dice.percent(15) ? penalised(number) : number;
  }

  /** With what it does not depend on, so that all is trained. */
  private NodeSpec joined(NodeSpec loss) {
    NodeSpec sum = loss;
    for (int i = draft.nodes().size() - 1; i >= 0; i--) {
      NodeSpec node = draft.nodes().get(i);
      if (!node.isSource() && draft.isUsual(node) && !reaches(sum, node)) {
        sum = draft.add(Mark.of("Add"), Map.of(), folded(sum), folded(node));
      }
    }
    return sum;
  }

  private boolean reaches(NodeSpec from, NodeSpec node) {
    NetworkSpec network = new NetworkSpec(draft.nodes(), List.of(), 1, 0);
    return network.needs(List.of(from.name()), List.of()).contains(node.name());
  }

  /** One number: the node itself, or what it is folded to. */
  private NodeSpec folded(NodeSpec node) {
    if (node.shape().isEmpty() && !node.batched()) {
      return node;
    }
    if (node.batched() && dice.percent(50)) {
      return compared(node);
    }
    List<Integer> axes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < node.shape().size(); i++) {
      axes.add(i);
      names.add("" + i);
    }
    if (node.batched()) {
      axes.add(Axis.BATCH);
      names.add("Axis.BATCH");
    }
    String kind = dice.of(List.of("Mean", "Mean", "Sum", "Max"));
    return draft.add(Mark.of(kind, "axes", NodeSpec.braces(names)), Map.of("axes", axes), node);
  }

  /** With numbers of its own for each element: sums of what is normalized have no slope. */
  private NodeSpec compared(NodeSpec node) {
    Shape shape = draft.type(node).shape();
    NodeSpec label = new Sources(dice, draft).label(shape, Values.USUAL);
    return draft.add(Mark.of("MeanSquaredError"), Map.of(), node, label);
  }

  private NodeSpec penalised(NodeSpec loss) {
    NodeSpec p = new Sources(dice, draft).parameter(Shape.of(dice.extent()), Values.USUAL);
    NodeSpec penalty = draft.add(Mark.of(dice.of(PENALTIES)), Map.of(), p);
    return draft.add(Mark.of("Add"), Map.of(), loss, penalty);
  }
}
