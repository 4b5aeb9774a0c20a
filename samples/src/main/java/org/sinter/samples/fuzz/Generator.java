package org.sinter.samples.fuzz;

import java.util.List;

/** Draws networks: sources, a handful of operators, a loss, entry points. */
final class Generator {
  private static final int MOST_WORK = 40_000;

  private final Dice dice;
  private final Draft draft;

  private Generator(long seed) {
    dice = new Dice(seed);
    draft = new Draft(dice);
  }

  /** The network of a seed: a function of it alone. */
  static NetworkSpec network(long seed) {
    return new Generator(seed).draw(seed);
  }

  private NetworkSpec draw(long seed) {
    Operators operators = new Operators(dice, draft);
    sources();
    int count = dice.between(2, 9);
    for (int i = 0; i < count; i++) {
      operators.add();
    }
    NodeSpec loss = new LossHead(dice, draft).add();
    List<EntrySpec> entries = new Entries(dice, draft.nodes(), loss).draw();
    NetworkSpec drawn = new NetworkSpec(draft.nodes(), entries, 1, seed).trimmed();
    return drawn.with(drawn.nodes(), entries, batch());
  }

  private int batch() {
    int most = Math.max(1, MOST_WORK * (dice.percent(10) ? 5 : 1) / draft.work());
    return Math.min(most, dice.batch());
  }

  private void sources() {
    int count = dice.percent(30) ? 2 : 1;
    for (int i = 0; i < count; i++) {
      List<Integer> shape = shape();
      String members = "shape = " + NodeSpec.braces(shape);
      int kind = dice.below(10);
      if (kind == 0) {
        String annotation = "@Input(" + members + ", type = Type.UINT8, scale = 1.0 / 255)";
        draft.add(NodeSpec.source(draft.name("x"), annotation, shape, true, 1).stored("byte"));
      } else if (kind == 1) {
        String annotation =
            "@Input(" + members + ", type = Type.INT32, scale = 0.125, offset = -0.5)";
        draft.add(NodeSpec.source(draft.name("x"), annotation, shape, true, 1).stored("int"));
      } else {
        draft.add(NodeSpec.source(draft.name("x"), "@Input(" + members + ")", shape, true, 1));
      }
    }
  }

  private List<Integer> shape() {
    return switch (dice.below(10)) {
      case 0 -> List.of();
      case 1, 2, 3 -> List.of(dice.extent());
      case 4, 5 -> List.of(dice.between(1, 9), dice.extent());
      case 6 -> List.of(dice.between(1, 5), dice.between(1, 5), dice.between(1, 7));
      default -> List.of(dice.between(2, 12), dice.between(2, 12), dice.between(1, 5));
    };
  }
}
