package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sinter.Size;

/** Adds a block: a few nodes that keep a shape, used once or several times. */
final class Blocks {
  private final Dice dice;
  private final Draft draft;

  Blocks(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
  }

  NodeSpec add() {
    NodeSpec x = draft.pick();
    int from = draft.nodes().size();
    NodeSpec last = x;
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      last = layer(last);
    }
    NodeSpec sum =
        dice.percent(60) ? draft.add(Mark.of("Add"), Map.of(), last, x) : activated(last);
    List<NodeSpec> block = new ArrayList<>(draft.nodes().subList(from, draft.nodes().size()));
    String name = draft.name("use");
    boolean trainable = block.stream().anyMatch(NodeSpec::trainable);
    Mark mark = Mark.of("Use", "value", "B" + name + ".class");
    NodeSpec use =
        new NodeSpec(
            name,
            dice.percent(50) ? mark.with("repeat", dice.between(1, 3)) : mark,
            List.of(x.name()),
            Map.of(),
            sum.shape(),
            sum.batched(),
            sum.values(),
            trainable,
            "float",
            block);
    return draft.folded(from, use);
  }

  private NodeSpec layer(NodeSpec x) {
    if (x.shape().isEmpty() || dice.percent(30)) {
      return activated(x);
    }
    return switch (dice.below(4)) {
      case 0, 1 -> draft.add(Mark.of("Dense", "units", "Size.KEEP"), Map.of("units", Size.KEEP), x);
      case 2 -> draft.add(Mark.of("LayerNorm"), Map.of(), x);
      default -> draft.add(Mark.of("Prelu"), Map.of(), x);
    };
  }

  private NodeSpec activated(NodeSpec x) {
    Mark tanh = Mark.of("Activate", "value", "Activation.TANH");
    return draft.add(tanh, Map.of("value", "TANH"), x);
  }
}
