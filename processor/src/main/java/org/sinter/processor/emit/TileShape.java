package org.sinter.processor.emit;

import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;

/**
 * How a tile is cut for 32 vector registers: two vectors by up to 14 rows leave room for the two of
 * the vector operand and a broadcast. All tiles are of one height; the last one moves up to end
 * with the last row, computing some rows again.
 *
 * @param vectors in a panel at once
 * @param height rows at once
 * @param singlePanels panels at once where a row stands alone: eight chains hide the latency
 */
record TileShape(int vectors, int height, int singlePanels) {

  /** Fourteen rows by two vectors leave four of 32 registers, and bytecode that C1 compiles. */
  private static final int TALLEST = 14;

  /** Where much is done to each sum, less height keeps the method below 1,850 bytecodes. */
  private static final int TALLEST_WITH_WORK = 8;

  /** For a batch: what most batch sizes are multiples of. */
  private static final int BATCH_HEIGHT = 8;

  static TileShape of(Tile tile) {
    int vectors = tile.panel() == 32 ? 2 : 1;
    int single = 4;
    while (tile.panels() % single != 0) {
      single /= 2;
    }
    return new TileShape(vectors, height(tile), single);
  }

  private static int height(Tile tile) {
    if (!tile.rows().extent().isLiteral()) {
      return BATCH_HEIGHT;
    }
    int rows = tile.rows().extent().literal();
    int tiles = Math.ceilDiv(rows, work(tile) > 4 ? TALLEST_WITH_WORK : TALLEST);
    return Math.ceilDiv(rows, tiles);
  }

  /** Operations after the sum, for each element. */
  private static int work(Tile tile) {
    return tile.epilogue().stream()
        .mapToInt(
            s ->
                switch (s) {
                  case Stmt.Let(_, var e) -> size(e);
                  case Stmt.Store(_, _, var e, _) -> size(e);
                  default -> 0;
                })
        .sum();
  }

  private static int size(Expr e) {
    return Exprs.children(e).stream().mapToInt(TileShape::size).sum()
        + (Exprs.children(e).isEmpty() ? 0 : 1);
  }
}
