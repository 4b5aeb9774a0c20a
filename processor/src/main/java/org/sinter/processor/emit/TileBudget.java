package org.sinter.processor.emit;

import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;

/**
 * How many rows of a tile the JIT compiles.
 *
 * @param tile what is computed
 * @param columns vectors of a row
 * @param steps of the innermost sum that are written out
 */
record TileBudget(Tile tile, int columns, int steps) {
  /*
   * C1 inlines the vector operations of a method and has so many virtual registers for all of them.
   * A method that needs more may never be compiled by C2: then its vectors stay objects. Below are
   * thousandths of what C1 has, fitted to the heights at which it gave up tiles of one and two
   * vectors with 0 to 12 more operands, stored whole or under a mask, and of four with the slope of
   * a sigmoid.
   */

  private static final int MOST = 1_000;
  private static final int LOAD = 9;
  private static final int STORE = 5;
  private static final int MASKED_STORE = 72;
  private static final int MASK = 65;
  private static final int BROADCAST = 4;
  private static final int CONSTANT = 6;
  private static final int ARITHMETIC = 3;
  private static final int SELECT = 12;
  private static final int CALL = LOAD + STORE + ARITHMETIC;
  private static final int UNIFORM = 60;

  /*
   * Bytecodes of a method with steps written out, which is to stay below what the JIT settles with:
   * those of a multiply-add, of a broadcast, of a load or a store and of what is around.
   */

  private static final int MOST_BYTECODES = 1_800;
  private static final int MULTIPLY_ADD_CODES = 9;
  private static final int BROADCAST_CODES = 26;
  private static final int MOVE_CODES = 16;
  private static final int SUM_CODES = 30;
  private static final int OPERATION_CODES = 12;

  /** On a sum, that {@link #SUM_CODES} are of: a bias, an activation. */
  private static final int USUAL_OPERATIONS = 3;

  private static final int FRAME_CODES = 50;

  /**
   * At least one.
   *
   * @param addsUp whether sums are loaded before they are stored
   * @param masked whether all rows are stored under masks, not the last one alone
   */
  int rows(boolean addsUp, boolean masked) {
    int store = masked ? MASKED_STORE : STORE;
    int last = tile.ragged() ? MASKED_STORE : STORE;
    int masks = tile.ragged() ? MASK : 0;
    int shared = columns * (steps * LOAD + shared() + masks + work(last) - work(store));
    int sum = (addsUp ? LOAD : 0) + work(store);
    int row = steps * (BROADCAST + columns * ARITHMETIC) + columns * sum;
    int most = (MOST - shared) / row;
    return Math.max(1, steps > 1 ? Math.min(most, inBytecodes()) : most);
  }

  private int inBytecodes() {
    int row = BROADCAST_CODES + columns * MULTIPLY_ADD_CODES;
    int shared = FRAME_CODES + steps * columns * MOVE_CODES;
    int more = tile.epilogue().stream().mapToInt(s -> operations(TileEpilogue.value(s))).sum();
    int sum = SUM_CODES + Math.max(0, more - USUAL_OPERATIONS) * OPERATION_CODES;
    return (MOST_BYTECODES - shared) / (steps * row + columns * sum);
  }

  private static int operations(Expr e) {
    int own = e instanceof Expr.Const || e instanceof Expr.Local ? 0 : 1;
    return own + Exprs.children(e).stream().mapToInt(TileBudget::operations).sum();
  }

  /** What the loads take that a column's vectors share. */
  private int shared() {
    return tile.epilogue().stream().mapToInt(s -> shared(TileEpilogue.value(s))).sum();
  }

  /** What is done to each vector of sums. */
  private int work(int store) {
    return tile.epilogue().stream()
        .mapToInt(s -> work(TileEpilogue.value(s)) + (s instanceof Stmt.Store _ ? store : 0))
        .sum();
  }

  private int shared(Expr e) {
    int own = e instanceof Expr.Load load && isShared(load) ? LOAD : 0;
    return own + Exprs.children(e).stream().mapToInt(child -> shared(child)).sum();
  }

  private int work(Expr e) {
    int own =
        switch (e) {
          case Expr.Load load -> isShared(load) ? 0 : LOAD;
          case Expr.Const _ -> CONSTANT;
          case Expr.Arg _, Expr.Local _, Expr.Position _ -> 0;
          case Expr.Uniform _ -> UNIFORM;
          case Expr.Select _ -> SELECT;
          case Expr.Unary(var op, _) -> op.isTranscendental() ? CALL : ARITHMETIC;
          case Expr.Binary _, Expr.Fma _ -> ARITHMETIC;
        };
    return own + Exprs.children(e).stream().mapToInt(child -> work(child)).sum();
  }

  /** True if all rows of a tile load the same. */
  private boolean isShared(Expr.Load load) {
    return load.index().stride(tile.rows().var()) == 0;
  }
}
