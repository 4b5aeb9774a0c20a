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
   * those of a multiply-add, of a broadcast, of a load, of a sum from its zero to its store and of
   * what is around. All were counted in methods of 6 to 8 rows.
   */

  private static final int MOST_BYTECODES = 1_870;
  private static final int MULTIPLY_ADD_CODES = 11;
  private static final int BROADCAST_CODES = 26;
  private static final int LOAD_CODES = 28;
  private static final int SUM_CODES = 30;
  private static final int OPERATION_CODES = 12;
  private static final int SELECT_OPERATIONS = 3;

  /** On a sum, that {@link #SUM_CODES} are of: a bias, an activation. */
  private static final int USUAL_OPERATIONS = 3;

  private static final int FRAME_CODES = 68;

  /** More rows than any tile has. */
  private static final int MANY = 32;

  /**
   * At least one.
   *
   * @param addsUp whether sums are loaded before they are stored
   * @param masked whether all rows are stored under masks, not the last one alone
   */
  int rows(boolean addsUp, boolean masked) {
    int rows = MANY;
    while (rows > 1 && !fits(rows, addsUp, masked)) {
      rows--;
    }
    return rows;
  }

  private boolean fits(int rows, boolean addsUp, boolean masked) {
    return registers(rows, addsUp, masked) <= MOST
        && (steps == 1 || bytecodes(rows, addsUp) <= MOST_BYTECODES);
  }

  private int registers(int rows, boolean addsUp, boolean masked) {
    int store = masked ? MASKED_STORE : STORE;
    int last = tile.ragged() ? MASKED_STORE : STORE;
    int masks = tile.ragged() ? MASK : 0;
    int sum = (addsUp ? LOAD : 0) + work(store);
    return columns * (steps * LOAD + shared() + masks + work(last) - work(store))
        + broadcasts(rows, addsUp) * BROADCAST
        + columns * (products(rows) * ARITHMETIC + rows * sum);
  }

  private int bytecodes(int rows, boolean addsUp) {
    int more = tile.epilogue().stream().mapToInt(s -> operations(TileEpilogue.value(s))).sum();
    int sum = SUM_CODES + Math.max(0, more - USUAL_OPERATIONS) * OPERATION_CODES;
    return FRAME_CODES
        + steps * columns * LOAD_CODES
        + broadcasts(rows, addsUp) * BROADCAST_CODES
        + columns * (products(rows) * MULTIPLY_ADD_CODES + rows * sum);
  }

  /** Elements that are broadcast, those that rows share once. */
  private int broadcasts(int rows, boolean addsUp) {
    boolean shared = !addsUp && TileShape.sharedSteps(tile) > 0;
    return shared ? new TileBorders(tile).places(rows) : products(rows);
  }

  /** Products of a column. */
  private int products(int rows) {
    return tile.chains() > 1 ? rows * steps : new TileBorders(tile).products(rows);
  }

  private static int operations(Expr e) {
    int own =
        switch (e) {
          case Expr.Const _, Expr.Local _ -> 0;
          case Expr.Select _ -> SELECT_OPERATIONS;
          default -> 1;
        };
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
