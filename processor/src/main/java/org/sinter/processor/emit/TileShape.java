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

  /** Fourteen rows by two vectors leave four of 32 registers. */
  private static final int TALLEST = 14;

  /*
   * C1 inlines the vector operations of a method and has so many virtual registers for all of them.
   * A method that needs more may never be compiled by C2: then its vectors stay objects. Below are
   * thousandths of what C1 has, fitted to the heights at which it gave up tiles of one and two
   * vectors with 0 to 12 more operands, stored whole or under a mask.
   */

  private static final int MOST = 1_000;
  private static final int LOAD = 9;
  private static final int STORE = 5;
  private static final int MASKED_STORE = 72;
  private static final int MASK = 65;
  private static final int BROADCAST = 4;
  private static final int ARITHMETIC = 3;
  private static final int SELECT = 12;
  private static final int CALL = LOAD + STORE + ARITHMETIC;
  private static final int UNIFORM = 60;

  /**
   * Where the innermost sum ends with the batch: there C2 keeps two products of k and a stride in
   * registers, and from eleven rows on it spills.
   */
  private static final int TALLEST_OVER_BATCH = 8;

  /** For a batch: what most batch sizes are multiples of. */
  static final int BATCH_HEIGHT = 8;

  static TileShape of(Tile tile) {
    int vectors = tile.panel() == 32 ? 2 : 1;
    int single = 4;
    while (tile.panels() % single != 0) {
      single /= 2;
    }
    return new TileShape(vectors, height(tile, vectors), single);
  }

  /** As tall as registers allow, and all of one height. */
  private static int height(Tile tile, int vectors) {
    int left = MOST - vectors * (LOAD + shared(tile) + (tile.ragged() ? MASK : 0));
    int most = Math.max(1, left / (BROADCAST + vectors * (ARITHMETIC + work(tile))));
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

  /** What the loads take that a column's vectors share. */
  private static int shared(Tile tile) {
    return tile.epilogue().stream().mapToInt(s -> shared(TileEpilogue.value(s), tile)).sum();
  }

  /** What is done to each vector of sums. */
  private static int work(Tile tile) {
    int store = tile.ragged() ? MASKED_STORE : STORE;
    return tile.epilogue().stream()
        .mapToInt(s -> work(TileEpilogue.value(s), tile) + (s instanceof Stmt.Store _ ? store : 0))
        .sum();
  }

  private static int shared(Expr e, Tile tile) {
    int own = e instanceof Expr.Load load && isShared(load, tile) ? LOAD : 0;
    return own + Exprs.children(e).stream().mapToInt(child -> shared(child, tile)).sum();
  }

  private static int work(Expr e, Tile tile) {
    int own =
        switch (e) {
          case Expr.Load load -> isShared(load, tile) ? 0 : LOAD;
          case Expr.Const _, Expr.Arg _, Expr.Local _, Expr.Position _ -> 0;
          case Expr.Uniform _ -> UNIFORM;
          case Expr.Select _ -> SELECT;
          case Expr.Unary(var op, _) -> op.isTranscendental() ? CALL : ARITHMETIC;
          case Expr.Binary _, Expr.Fma _ -> ARITHMETIC;
        };
    return own + Exprs.children(e).stream().mapToInt(child -> work(child, tile)).sum();
  }

  /** True if all rows of a tile load the same. */
  private static boolean isShared(Expr.Load load, Tile tile) {
    return load.index().stride(tile.rows().var()) == 0;
  }
}
