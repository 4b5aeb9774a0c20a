package org.sinter.processor.emit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

/**
 * The loop of a kernel that the threads of a team share: each runs some of its iterations. It is a
 * loop over results, so every sum is one thread's and keeps its order.
 *
 * @param var the loop's variable, in all nests of the kernel
 * @param step what parts begin at whole multiples of
 * @param work of the whole kernel
 */
record Split(String var, Dim extent, Step step, Work work) {

  /**
   * Iterations that stay together.
   *
   * @param usual the height of a tile, panels that it takes at once, or some lines of the cache
   * @param single the same for fewer than {@code rows} examples, which are predicted one by one
   */
  record Step(int usual, int single, int rows) {
    private static Step of(int size) {
      return new Step(size, size, 0);
    }

    private Step or(Step other) {
      return new Step(
          Math.max(usual, other.usual), Math.max(single, other.single), Math.max(rows, other.rows));
    }

    /** In Java. */
    String text() {
      return single == usual
          ? Integer.toString(usual)
          : "%s < %d ? %d : %d".formatted(Signature.BATCH, rows, single, usual);
    }
  }

  /** So many parts are enough for any team: a loop further out is better than more. */
  private static final int PLENTY = 8;

  /** What a batch is taken for. */
  static final int BATCH = 64;

  /** Floats in a line of the cache, and in the widest vector. */
  static final int LINE = 16;

  /** Lanes of a part: less of each row takes longer than the whole row does on one thread. */
  private static final int LANES = 4 * LINE;

  /** A loop that may be shared. */
  private record Candidate(String var, Dim extent, Step step) {
    int parts() {
      int iterations = extent.literal() * (extent.isLiteral() ? 1 : BATCH);
      return iterations / step.usual();
    }

    /** With the longest step of those over the same loop. */
    Candidate forAll(List<Candidate> others) {
      Step longest =
          others.stream()
              .filter(other -> other.var.equals(var))
              .map(Candidate::step)
              .reduce(step, Step::or);
      return new Candidate(var, extent, longest);
    }
  }

  /**
   * The loop to split: the first from outside of which there are plenty of parts, or else the one
   * with most. None where the work is less than two threads are worth, or where every loop carries
   * a sum.
   *
   * @param inference whether single examples are predicted with the kernel
   */
  static Optional<Split> of(Kernel kernel, boolean inference) {
    Work work = Work.of(kernel.body());
    if (kernel.body().isEmpty() || work.isNeverWorthSplitting()) {
      return Optional.empty();
    }
    List<Candidate> candidates = new ArrayList<>();
    collect(kernel.body().getFirst(), inference, candidates);
    List<Candidate> others = new ArrayList<>();
    kernel.body().stream().skip(1).forEach(nest -> collect(nest, inference, others));
    candidates.replaceAll(candidate -> candidate.forAll(others));
    candidates.removeIf(
        c -> c.parts() < 2 || !Independence.holds(kernel.body(), c.var(), c.extent()));
    return candidates.stream()
        .filter(c -> c.parts() >= PLENTY)
        .findFirst()
        .or(() -> candidates.stream().max(Comparator.comparingInt(Candidate::parts)))
        .map(c -> new Split(c.var(), c.extent(), c.step(), work));
  }

  private static void collect(Stmt statement, boolean inference, List<Candidate> candidates) {
    switch (statement) {
      case Stmt.For loop when Transposed.of(loop).isEmpty() -> {
        candidates.add(new Candidate(loop.var(), loop.extent(), Step.of(1)));
        loop.body().forEach(inner -> collect(inner, inference, candidates));
      }
      case Stmt.Lanes(var var, var extent, _, _) ->
          candidates.add(new Candidate(var, extent, Step.of(LANES)));
      case Stmt.Tiled(var tile) -> collect(tile, inference, candidates);
      default -> {}
    }
  }

  private static void collect(Tile tile, boolean inference, List<Candidate> candidates) {
    TileShape shape = TileShape.of(tile);
    TileShape whole = TileShape.whole(tile);
    tile.outer()
        .forEach(loop -> candidates.add(new Candidate(loop.var(), loop.extent(), Step.of(1))));
    int rows = Math.max(shape.tallest(), whole.tallest());
    int panels = Math.max(shape.wide().panels(), whole.wide().panels());
    boolean examples = !tile.rows().extent().isLiteral();
    boolean alone = inference && examples && tile.fill().isEmpty();
    int single = alone ? Math.max(panels, shape.single().panels()) : panels;
    candidates.add(
        new Candidate(Tile.PANEL, Dim.of(tile.panels()), new Step(panels, single, rows)));
    candidates.add(new Candidate(tile.rows().var(), tile.rows().extent(), Step.of(rows)));
  }
}
