package org.sinter.processor.emit;

import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;

/**
 * How a tile is cut for 32 vector registers: two vectors by up to 13 rows leave room for the two of
 * the vector operand and a broadcast.
 *
 * @param vectors in a panel at once
 * @param runs of taller tiles over the rows, in order
 * @param singlePanels panels at once where a row stands alone: eight chains hide the latency
 * @param hasSingle whether rows stand alone
 */
record TileShape(int vectors, List<Run> runs, int singlePanels, boolean hasSingle) {

  /** Fourteen rows by two vectors leave four of 32 registers, and bytecode that C1 compiles. */
  private static final int TALLEST = 14;

  /** Where much is done to each sum, less height keeps the method below 1,850 bytecodes. */
  private static final int TALLEST_WITH_WORK = 8;

  /** For a batch: what most batch sizes are multiples of. */
  private static final int BATCH_HEIGHT = 8;

  /**
   * Tiles of one height, up to row {@code end}; -1: as many as fit.
   */
  record Run(int height, int end) {}

  static TileShape of(Tile tile) {
    int vectors = tile.panel() == 32 ? 2 : 1;
    int tallest = work(tile) > 4 ? TALLEST_WITH_WORK : TALLEST;
    int single = 4;
    while (tile.panels() % single != 0) {
      single /= 2;
    }
    if (!tile.rows().extent().isLiteral()) {
      List<Run> runs = List.of(new Run(BATCH_HEIGHT, -1));
      return new TileShape(vectors, runs, single, true);
    }
    int rows = tile.rows().extent().literal();
    return rows == 1
        ? new TileShape(vectors, List.of(), single, true)
        : new TileShape(vectors, even(rows, tallest), 1, false);
  }

  /** Rows cut into tiles of one height, or else of two neighbouring ones. */
  private static List<Run> even(int rows, int tallest) {
    for (int height = tallest; height >= 8; height--) {
      if (rows % height == 0) {
        return List.of(new Run(height, rows));
      }
    }
    int tiles = Math.ceilDiv(rows, tallest);
    int low = rows / tiles;
    int taller = rows % tiles;
    List<Run> runs = new ArrayList<>();
    if (taller > 0) {
      runs.add(new Run(low + 1, taller * (low + 1)));
    }
    runs.add(new Run(low, rows));
    return runs;
  }

  boolean hasTall() {
    return !runs.isEmpty();
  }

  /** The lowest of the taller tiles: rows past its last multiple stand alone. */
  int lowest() {
    return runs.getLast().height();
  }

  /** Operations after the sum, for each element. */
  private static int work(Tile tile) {
    return tile.epilogue().stream().mapToInt(s -> s instanceof Stmt.Let(_, var e) ? size(e) : 0).sum();
  }

  private static int size(Expr e) {
    return Exprs.children(e).stream().mapToInt(TileShape::size).sum()
        + (Exprs.children(e).isEmpty() ? 0 : 1);
  }
}
