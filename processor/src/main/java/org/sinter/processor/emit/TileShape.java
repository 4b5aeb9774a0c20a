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

  /** Bytecodes of a tile's method, with room for what the loop around the sums takes. */
  private static final int MOST_BYTECODES = 1_800;

  /** Bytecodes for each vector of sums, before anything is done to it. */
  private static final int BYTECODES_OF_A_SUM = 45;

  /**
   * Where the innermost sum ends with the batch: there C2 keeps two products of k and a stride in
   * registers, and from eleven rows on it spills.
   */
  private static final int TALLEST_OVER_BATCH = 8;

  /** For a batch: what most batch sizes are multiples of. */
  private static final int BATCH_HEIGHT = 8;

  static TileShape of(Tile tile) {
    int vectors = tile.panel() == 32 ? 2 : 1;
    int single = 4;
    while (tile.panels() % single != 0) {
      single /= 2;
    }
    return new TileShape(vectors, height(tile, vectors), single);
  }

  /** As tall as registers and bytecode allow, and all of one height. */
  private static int height(Tile tile, int vectors) {
    int most = Math.max(1, MOST_BYTECODES / (vectors * (BYTECODES_OF_A_SUM + work(tile))));
    if (!tile.rows().extent().isLiteral()) {
      return Math.min(BATCH_HEIGHT, most);
    }
    int rows = tile.rows().extent().literal();
    int tallest = sumsOverBatch(tile) ? TALLEST_OVER_BATCH : TALLEST;
    int tiles = Math.ceilDiv(rows, Math.min(tallest, most));
    return Math.ceilDiv(rows, tiles);
  }

  private static boolean sumsOverBatch(Tile tile) {
    return !tile.sums().isEmpty() && !tile.sums().getLast().extent().isLiteral();
  }

  /** Bytecodes for what is done to each vector of sums, roughly. */
  private static int work(Tile tile) {
    return tile.epilogue().stream()
        .mapToInt(
            s ->
                switch (s) {
                  case Stmt.Let(_, var e) -> bytecodes(e, tile);
                  case Stmt.Store(_, _, var e, _) -> bytecodes(e, tile);
                  default -> 0;
                })
        .sum();
  }

  private static int bytecodes(Expr e, Tile tile) {
    int own =
        switch (e) {
          case Expr.Load(_, var index) -> index.stride(tile.rows().var()) == 0 ? 0 : 14;
          case Expr.Uniform _ -> 40;
          case Expr.Unary(var op, _) when op.isTranscendental() -> 36;
          case Expr.Select _ -> 30;
          case Expr.Unary _, Expr.Binary _, Expr.Fma _ -> 9;
          case Expr.Const _, Expr.Arg _, Expr.Local _, Expr.Position _ -> 0;
        };
    return own + Exprs.children(e).stream().mapToInt(child -> bytecodes(child, tile)).sum();
  }
}
