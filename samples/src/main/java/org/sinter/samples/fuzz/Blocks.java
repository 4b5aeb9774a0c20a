package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinter.Size;

/**
 * Adds a block: a few nodes that keep a shape, some with random numbers or with state, used once or
 * several times, one behind the other. A second input is the same for all of them.
 */
final class Blocks {
  private static final int MOST_WORK = 20_000;

  private final Dice dice;
  private final Draft draft;

  Blocks(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
  }

  NodeSpec add() {
    NodeSpec x = draft.pick();
    Optional<NodeSpec> other = dice.percent(40) ? other(x) : Optional.empty();
    int from = draft.nodes().size();
    NodeSpec last = x;
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      last = layer(last);
    }
    if (other.isPresent()) {
      String kind = dice.of(List.of("Multiply", "Subtract", "Maximum"));
      last = draft.add(Mark.of(kind), Map.of(), last, other.get());
    }
    NodeSpec sum =
        dice.percent(60) ? draft.add(Mark.of("Add"), Map.of(), last, x) : activated(last);
    List<NodeSpec> block = new ArrayList<>(draft.nodes().subList(from, draft.nodes().size()));
    List<String> operands = new ArrayList<>(List.of(x.name()));
    other.ifPresent(node -> operands.add(node.name()));
    String name = draft.name("use");
    Mark mark = Mark.of("Use", "value", "B" + name + ".class");
    NodeSpec use =
        new NodeSpec(
            name,
            dice.percent(50) ? mark.with("repeat", dice.between(1, 3)) : mark,
            operands,
            Map.of(),
            sum.shape(),
            sum.batched(),
            sum.values(),
            block.stream().anyMatch(NodeSpec::trainable),
            "float",
            block);
    return draft.folded(from, use);
  }

  /** Another node of the same shape. */
  private Optional<NodeSpec> other(NodeSpec x) {
    return draft.shuffled().stream()
        .filter(n -> n != x && n.shape().equals(x.shape()) && n.batched() == x.batched())
        .findFirst();
  }

  private NodeSpec layer(NodeSpec x) {
    int rank = x.shape().size();
    int work = rank == 0 ? 0 : 9 * x.size() * x.shape().getLast();
    if (rank == 0 || work > MOST_WORK || dice.percent(25)) {
      return activated(x);
    }
    draft.addWork(work);
    return switch (dice.below(rank == 2 || rank == 3 ? 9 : 8)) {
      case 0, 1 -> draft.add(Mark.of("Dense", "units", "Size.KEEP"), Map.of("units", Size.KEEP), x);
      case 2 -> draft.add(Mark.of("LayerNorm"), Map.of(), x);
      case 3 -> draft.add(Mark.of("Prelu"), Map.of(), x);
      case 4 -> draft.add(Mark.of("Dropout", "rate", 0.25), Map.of("rate", 0.25), x);
      case 5 -> noisy(x);
      case 6 -> draft.add(Mark.of(x.batched() ? "BatchNorm" : "RmsNorm"), Map.of(), x);
      case 7 -> draft.add(Mark.of("SpatialDropout", "rate", 0.5), Map.of("rate", 0.5), x);
      default -> convolved(rank == 2 ? "Conv1d" : "Conv2d", x);
    };
  }

  private NodeSpec noisy(NodeSpec x) {
    return draft.add(Mark.of("GaussianNoise", "deviation", 0.5), Map.of("deviation", 0.5), x);
  }

  private NodeSpec convolved(String kind, NodeSpec x) {
    Mark mark = Mark.of(kind, "channels", "Size.KEEP").with("kernel", 3);
    Map<String, Object> settings =
        Map.of("channels", Size.KEEP, "kernel", List.of(3), "padding", List.of(Size.KEEP));
    return draft.add(mark.with("padding", "Padding.SAME"), settings, x);
  }

  private NodeSpec activated(NodeSpec x) {
    Mark tanh = Mark.of("Activate", "value", "Activation.TANH");
    return draft.add(tanh, Map.of("value", "TANH"), x);
  }
}
