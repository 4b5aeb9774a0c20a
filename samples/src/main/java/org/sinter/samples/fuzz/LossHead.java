package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds a loss, or another node of one number. */
final class LossHead {
  private final Dice dice;
  private final Draft draft;
  private final Operators operators;

  LossHead(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
    this.operators = new Operators(dice, draft);
  }

  NodeSpec add() {
    List<NodeSpec> batched =
        draft.nodes().stream().filter(n -> n.batched() && !n.isInput()).toList();
    NodeSpec x = batched.isEmpty() ? draft.nodes().getFirst() : batched.getLast();
    NodeSpec loss =
        switch (dice.below(7)) {
          case 0, 1 -> classes(x);
          case 2 -> distribution(x);
          case 3, 4 -> squared(x);
          case 5 -> binary(x);
          default -> mean(x);
        };
    return dice.percent(15) ? penalised(loss) : loss;
  }

  private NodeSpec logits(NodeSpec x, int units) {
    NodeSpec row = x;
    if (x.shape().isEmpty()) {
      row = draft.unary("row", "@Reshape(shape = 1)", x, List.of(1), x.bound());
    } else if (x.shape().size() > 1) {
      row = draft.unary("row", "@Flatten", x, List.of(x.size()), x.bound());
    }
    NodeSpec dense = operators.dense(row, units, "");
    return draft.unary("logits", "@Scale(1.5)", dense, dense.shape(), dense.bound());
  }

  private NodeSpec classes(NodeSpec x) {
    int k = Math.max(2, dice.extent());
    NodeSpec logits = logits(x, k);
    NodeSpec label =
        NodeSpec.source(draft.name("label"), "@Label(classes = " + k + ")", List.of(), true, k);
    return loss("@CrossEntropy", logits, draft.add(label.stored("int")));
  }

  private NodeSpec distribution(NodeSpec x) {
    NodeSpec logits = logits(x, Math.max(2, dice.extent()));
    return loss("@CrossEntropy", logits, label(logits));
  }

  private NodeSpec squared(NodeSpec x) {
    return loss("@MeanSquaredError", x, label(x));
  }

  private NodeSpec binary(NodeSpec x) {
    NodeSpec logits = logits(x, dice.extent());
    return loss("@BinaryCrossEntropy", logits, label(logits));
  }

  private NodeSpec label(NodeSpec x) {
    String annotation = "@Label(shape = " + NodeSpec.braces(x.shape()) + ")";
    return draft.add(NodeSpec.source(draft.name("label"), annotation, x.shape(), true, 1));
  }

  private NodeSpec loss(String annotation, NodeSpec x, NodeSpec label) {
    List<String> operands = new ArrayList<>(List.of(x.name(), label.name()));
    Map<Integer, String> slots = Map.of();
    if (dice.percent(25)) {
      NodeSpec weight =
          NodeSpec.source(draft.name("weight"), "@Input(shape = {})", List.of(), true, 1);
      operands.add(draft.add(weight.aboveZero()).name());
      slots = Map.of(2, "weights");
    }
    String reduction = dice.percent(30) ? "(reduction = Reduction.SUM)" : "";
    return draft.add(
        new NodeSpec(
            draft.name("loss"),
            annotation + reduction,
            operands,
            slots,
            List.of(),
            false,
            5,
            false,
            "float"));
  }

  private NodeSpec mean(NodeSpec x) {
    List<String> axes = new ArrayList<>();
    for (int i = 0; i < x.shape().size(); i++) {
      axes.add(String.valueOf(i));
    }
    axes.add("Axis.BATCH");
    String kind = dice.of(List.of("@Mean", "@Sum", "@Max"));
    return draft.add(
        new NodeSpec(
            draft.name("scalar"),
            kind + "(axes = {" + String.join(", ", axes) + "})",
            List.of(x.name()),
            Map.of(),
            List.of(),
            false,
            5,
            false,
            "float"));
  }

  private NodeSpec penalised(NodeSpec loss) {
    List<Integer> shape = List.of(dice.extent());
    NodeSpec p =
        draft.add(
            NodeSpec.source(
                draft.name("p"),
                "@Parameter(shape = " + NodeSpec.braces(shape) + ")",
                shape,
                false,
                1));
    NodeSpec square = draft.unary("square", "@Square", p, shape, 1);
    NodeSpec sum = draft.unary("penalty", "@Mean", square, List.of(), 1);
    return draft.binary("total", "@Add", loss, sum, List.of(), 6);
  }
}
