package org.sinter.samples.fuzz;

import java.util.List;
import java.util.Map;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/** Draws networks: sources, a handful of operators, a loss, entry points. */
final class Generator {
  private static final int MOST_WORK = 40_000;

  /** What networks are made of mostly: drawn more often than the others. */
  private static final List<String> COMMON =
      List.of("Dense", "Dense", "Conv2d", "Conv2d", "Activate", "Add", "Multiply", "MatMul");

  private static final List<String> CONVOLUTIONS =
      List.of("Conv1d", "Conv2d", "Conv2d", "ConvTranspose1d", "ConvTranspose2d");

  /** Channels that fill a panel of the weights and begin another. */
  private static final List<Integer> WIDE = List.of(33, 36, 40, 48, 64, 66, 72);

  private static final int WIDE_EVERY = 10;

  private static final List<Operation> OPERATIONS =
      Operation.all().stream().filter(operation -> !operation.loss()).toList();

  private final Dice dice;
  private final Draft draft;
  private final Operators operators;

  private Generator(long seed) {
    dice = new Dice(seed);
    draft = new Draft(dice);
    operators = new Operators(dice, draft);
  }

  /** The network of a seed: a function of it alone. */
  static NetworkSpec network(long seed) {
    return new Generator(seed).draw(seed);
  }

  private NetworkSpec draw(long seed) {
    boolean wide = Math.floorMod(seed, WIDE_EVERY) == 0;
    if (wide) {
      convolution();
    } else {
      source();
    }
    int count = dice.between(1, wide ? 3 : 6);
    for (int i = 0; i < count; i++) {
      draft.tamed(dice.percent(6) ? block() : operators.add(operation()));
    }
    // In its turn, so that a run of usual length meets each.
    draft.tamed(operators.add(OPERATIONS.get(Math.floorMod(seed, OPERATIONS.size()))));
    if (draft.nodes().stream().noneMatch(n -> !n.isSource() && n.batched())) {
      draft.add(Mark.of("Square"), Map.of(), draft.nodes().getFirst());
    }
    NodeSpec loss = new LossHead(dice, draft, operators).add(seed);
    List<EntrySpec> entries = new Entries(dice, draft.nodes(), loss).draw();
    NetworkSpec drawn = new NetworkSpec(draft.nodes(), entries, 1, seed).trimmed();
    return drawn.with(drawn.nodes(), entries, batch());
  }

  /** A layer with more channels than a panel holds, on a small image. */
  private void convolution() {
    Operation operation = Operation.of(dice.of(CONVOLUTIONS));
    int rank = operation.name().endsWith("1d") ? 1 : 2;
    Shape shape = Shape.of(dice.of(WIDE));
    for (int axis = 0; axis < rank; axis++) {
      shape = shape.inserted(0, Dim.of(dice.between(2, 5)));
    }
    new Sources(dice, draft).input(shape.inserted(0, Dim.BATCH), Values.USUAL);
    draft.tamed(operators.addWide(operation));
  }

  private NodeSpec block() {
    return new Blocks(dice, draft).add();
  }

  private Operation operation() {
    return dice.percent(25) ? Operation.of(dice.of(COMMON)) : dice.of(OPERATIONS);
  }

  private int batch() {
    int most = Math.max(1, MOST_WORK * (dice.percent(10) ? 5 : 1) / draft.work());
    return Math.max(Domain.leastBatch(draft.nodes()), Math.min(most, dice.batch()));
  }

  private void source() {
    Sources sources = new Sources(dice, draft);
    if (dice.percent(20)) {
      sources.scaled(shape());
    } else {
      sources.input(shape(), Values.USUAL);
    }
  }

  private Shape shape() {
    return extents().inserted(0, Dim.BATCH);
  }

  private Shape extents() {
    return switch (dice.below(12)) {
      case 0 -> Shape.of();
      case 1, 2, 3 -> Shape.of(dice.extent());
      case 4, 5, 6 -> Shape.of(dice.between(1, 9), dice.extent());
      case 7 -> Shape.of(dice.between(1, 5), dice.between(1, 5), dice.between(1, 7));
      case 8 ->
          Shape.of(dice.between(1, 4), dice.between(1, 5), dice.between(1, 5), dice.between(1, 3));
      default -> Shape.of(dice.between(2, 12), dice.between(2, 12), dice.between(1, 5));
    };
  }
}
