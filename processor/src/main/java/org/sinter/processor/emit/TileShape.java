package org.sinter.processor.emit;

import java.util.Map;
import java.util.Optional;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;

/**
 * How a tile is cut: so that its sums, the vectors of a step and a broadcast fit the registers of
 * the CPU. Which of two cuts that is, is known when the code runs. All tiles of a cut are of one
 * height; the last one moves up to end with the last row, computing some rows again.
 *
 * @param wide for 32 vector registers
 * @param narrow for 16
 * @param single where a row stands alone: several panels, since eight chains hide the latency
 * @param blocks of long sums: then cuts divide the panels, since nothing may be added twice
 */
record TileShape(Cut wide, Cut narrow, Cut single, Optional<TileBlocks> blocks) {

  /**
   * What is in registers at once.
   *
   * @param panels panels
   * @param vectors of each panel
   * @param height rows
   */
  record Cut(int panels, int vectors, int height) {

    /** The vectors of a row. */
    int columns() {
      return panels * vectors;
    }
  }

  /** The constant of generated code that is true where the wide cut has all of a row. */
  static final String WHOLE = "WHOLE";

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

  /** So many panels may be taken two by two though they are odd: the last but one counts twice. */
  private static final int MANY_PANELS = 7;

  /** So many times as tall a cut must be to be worth a method of its own. */
  private static final double MUCH_TALLER = 1.5;

  /** With fewer rows than this, tiles of one panel have more sums. */
  private static final int LOWEST_PAIR = 4;

  static TileShape of(Tile tile) {
    return of(tile, TileBlocks.of(tile));
  }

  /** For sums that are not cut. */
  static TileShape whole(Tile tile) {
    return of(tile, Optional.empty());
  }

  private static TileShape of(Tile tile, Optional<TileBlocks> blocks) {
    int vectors = tile.panel() / 16;
    int single = 4;
    while (tile.panels() % single != 0) {
      single /= 2;
    }
    boolean pairs =
        vectors == 2
            && tile.fill().isEmpty()
            && (tile.panels() % 2 == 0 || blocks.isEmpty() && tile.panels() >= MANY_PANELS);
    int masked = masked(tile);
    int last = storesRows(tile) ? STORE : masked;
    Cut one = cut(tile, blocks, 1, vectors, TileTable.WIDE, last);
    Cut pair = pairs ? cut(tile, blocks, 2, vectors, TileTable.WIDE, masked) : one;
    Cut wide = (blocks.isEmpty() ? pays(pair, one, tile) : isHigh(pair)) ? pair : one;
    Cut narrow = cut(tile, blocks, 1, Math.min(vectors, 2), TileTable.NARROW, masked);
    boolean alike =
        wide.columns() == narrow.columns() && wide.height() < MUCH_TALLER * narrow.height();
    Cut alone = new Cut(single, vectors, 1);
    Optional<Cut> measured = TileTable.measured().filter(cut -> fits(cut, tile));
    return measured
        .map(cut -> new TileShape(cut, cut, alone, blocks))
        .orElseGet(() -> new TileShape(alike ? narrow : wide, narrow, alone, blocks));
  }

  private static boolean isHigh(Cut pair) {
    return pair.height() >= LOWEST_PAIR;
  }

  /**
   * True if two panels at once take less time than one after the other in higher tiles, which read
   * the rows twice as often: of a window they lie in the nearest cache anyway.
   */
  private static boolean pays(Cut pair, Cut one, Tile tile) {
    Dim rows = tile.rows().extent();
    boolean window = rows.isLiteral() && tile.sums().stream().filter(TileSums::goesOn).count() > 1;
    return isHigh(pair) && (!window || time(pair, rows) < time(one, rows));
  }

  /** Of a step over all rows, for each panel. */
  private static double time(Cut cut, Dim rows) {
    return Math.ceilDiv(rows.literal(), cut.height()) * TileTable.stepTime(cut);
  }

  /** Examples are few while warming up, half a panel is one vector, and panels are made singly. */
  private static boolean fits(Cut cut, Tile tile) {
    boolean examples = !tile.rows().extent().isLiteral();
    return cut.panels() <= (tile.fill().isEmpty() ? tile.panels() : 1)
        && cut.vectors() <= tile.panel() / 16
        && (!examples || cut.height() <= TileTable.BATCH_HEIGHT);
  }

  /** The most rows of a cut. */
  int tallest() {
    return Math.max(wide.height, narrow.height);
  }

  /** True if 16 registers are too few for the wide cut. */
  boolean hasTwoCuts() {
    return !wide.equals(narrow);
  }

  /**
   * True of rows that end within their panel and follow one another in memory. Where vectors are
   * half a panel wide, so that a tile has all of a row, they are stored whole, row by row: what
   * runs past a row is the next one's, which is stored after. Only the last one has a mask, so it
   * may not be more than that.
   */
  boolean storesRows(Cut cut, Tile tile) {
    return hasTwoCuts() && cut.equals(wide) && storesRows(tile);
  }

  private static boolean storesRows(Tile tile) {
    boolean reachesOneRow = tile.panel() <= 2 * tile.columns();
    return tile.ragged()
        && reachesOneRow
        && tile.panels() == 1
        && tile.rows().extent().isLiteral()
        && tile.epilogue().stream()
            .allMatch(
                statement ->
                    !(statement instanceof Stmt.Store(_, var index, _, _))
                        || index.stride(Tile.LANE) == 1
                            && index.stride(tile.rows().var()) == tile.columns());
  }

  /** What tells that the wide cut is to be run. */
  String condition(Tile tile) {
    return storesRows(wide, tile) ? WHOLE : "WIDE";
  }

  private static int masked(Tile tile) {
    return tile.ragged() ? MASKED_STORE : STORE;
  }

  /**
   * As tall as registers allow, and all of one height.
   *
   * @param store what one takes in all rows but the last
   */
  private static Cut cut(
      Tile tile,
      Optional<TileBlocks> blocks,
      int panels,
      int vectors,
      Map<Integer, Integer> tallest,
      int store) {
    int columns = panels * vectors;
    int steps = stepsTogether(tile);
    int left = MOST - columns * (steps * LOAD + shared(tile) + (tile.ragged() ? MASK : 0));
    left -= columns * (work(tile, masked(tile)) - work(tile, store));
    int stored = blocks.isPresent() ? LOAD : 0;
    int row = steps * (BROADCAST + columns * ARITHMETIC) + columns * (stored + work(tile, store));
    int most = Math.max(1, left / row);
    int height = Math.min(Math.max(1, Maps.at(tallest, columns) / tile.chains()), most);
    if (steps > 1) {
      height = Math.min(height, Math.max(1, mostInBytecodes(tile, steps, columns)));
    }
    if (sumsOverBatch(tile)) {
      height = Math.min(height, TileTable.TALLEST_OVER_BATCH);
    }
    if (!tile.rows().extent().isLiteral()) {
      int examples = TileTable.BATCH_HEIGHT / tile.chains();
      return new Cut(panels, vectors, Math.min(examples, height));
    }
    int rows = tile.rows().extent().literal();
    return new Cut(panels, vectors, Math.ceilDiv(rows, Math.ceilDiv(rows, height)));
  }

  private static int mostInBytecodes(Tile tile, int steps, int columns) {
    int row = BROADCAST_CODES + columns * MULTIPLY_ADD_CODES;
    int shared = FRAME_CODES + steps * columns * MOVE_CODES;
    int more = tile.epilogue().stream().mapToInt(s -> operations(TileEpilogue.value(s))).sum();
    int sum = SUM_CODES + Math.max(0, more - USUAL_OPERATIONS) * OPERATION_CODES;
    return (MOST_BYTECODES - shared) / (steps * row + columns * sum);
  }

  private static int operations(Expr e) {
    int own = e instanceof Expr.Const || e instanceof Expr.Local ? 0 : 1;
    return own + Exprs.children(e).stream().mapToInt(TileShape::operations).sum();
  }

  /** How many steps stand in the body of the innermost loop. */
  static int stepsTogether(Tile tile) {
    return Math.max(stepsWritten(tile), tile.chains());
  }

  /** How many steps of the innermost sum are written out; 1 where it is a loop. */
  static int stepsWritten(Tile tile) {
    if (tile.sums().isEmpty() || !tile.sums().getLast().extent().isLiteral()) {
      return 1;
    }
    int extent = tile.sums().getLast().extent().literal();
    return extent <= TileTable.FEW_STEPS ? extent : 1;
  }

  private static boolean sumsOverBatch(Tile tile) {
    return !tile.sums().isEmpty() && !tile.sums().getLast().extent().isLiteral();
  }

  /** What the loads take that a column's vectors share. */
  private static int shared(Tile tile) {
    return tile.epilogue().stream().mapToInt(s -> shared(TileEpilogue.value(s), tile)).sum();
  }

  /** What is done to each vector of sums. */
  private static int work(Tile tile, int store) {
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
          case Expr.Const _ -> CONSTANT;
          case Expr.Arg _, Expr.Local _, Expr.Position _ -> 0;
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
