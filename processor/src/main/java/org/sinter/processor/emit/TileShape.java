package org.sinter.processor.emit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

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
   * @param height iterations of the loop over rows
   * @param stacked the loop around that, if all of its iterations are taken at once too
   */
  record Cut(int panels, int vectors, int height, Optional<Tile.Loop> stacked) {
    Cut(int panels, int vectors, int height) {
      this(panels, vectors, height, Optional.empty());
    }

    /** The vectors of a row. */
    int columns() {
      return panels * vectors;
    }

    /** All rows of a tile. */
    int rows() {
      return height * stack();
    }

    /** Iterations of the loop around. */
    int stack() {
      return stacked.map(loop -> loop.extent().literal()).orElse(1);
    }

    /** How far row {@code row} of the tile is from the first one, by the steps of both loops. */
    int distance(int row, int step, ToIntFunction<Tile.Loop> around) {
      return row % height * step + row / height * stacked.map(around::applyAsInt).orElse(0);
    }

    /** The same for what an index addresses. */
    int distance(int row, Tile tile, Index index) {
      return distance(row, index.stride(tile.rows().var()), loop -> index.stride(loop.var()));
    }
  }

  /** The constant of generated code that is true where the wide cut has all of a row. */
  static final String WHOLE = "WHOLE";

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
    int shared = blocks.isEmpty() ? sharedSteps(tile) : 0;
    boolean pairs =
        vectors == 2
            && tile.fill().isEmpty()
            && shared == 0
            && (tile.panels() % 2 == 0 || blocks.isEmpty() && tile.panels() >= MANY_PANELS);
    boolean masked = tile.ragged();
    Cut one = line(tile, blocks, vectors, shared);
    Cut pair = pairs ? cut(tile, blocks, 2, vectors, TileTable.wide(4, 0), masked) : one;
    Cut flat = (blocks.isEmpty() ? pays(pair, one, tile) : isHigh(pair)) ? pair : one;
    Cut wide = blocks.isEmpty() ? flat : stacked(flat, tile);
    int few = shared > 0 ? 1 : Math.min(vectors, 2);
    Cut narrow = cut(tile, blocks, 1, few, TileTable.narrow(few, shared), masked);
    TileBorders borders = new TileBorders(tile);
    boolean alike =
        wide.columns() == narrow.columns()
            && (shared > 0 || wide.rows() < MUCH_TALLER * narrow.height())
            && borders.leavesOut(wide.height) == borders.leavesOut(narrow.height);
    Cut alone = new Cut(single, vectors, 1);
    Optional<Cut> measured = TileTable.measured().filter(cut -> fits(cut, tile));
    return measured
        .map(cut -> new TileShape(cut, cut, alone, blocks))
        .orElseGet(() -> new TileShape(alike ? narrow : wide, narrow, alone, blocks));
  }

  /**
   * As tall as registers allow; but with all places of a line, if that leaves out products with
   * zeros and there are registers for it, perhaps of one vector. Rows that are stored whole need
   * all of their vectors.
   */
  private static Cut line(Tile tile, Optional<TileBlocks> blocks, int vectors, int shared) {
    boolean masked = tile.ragged() && !storesRows(tile);
    Cut tallest = cut(tile, blocks, 1, vectors, TileTable.wide(vectors, shared), masked);
    if (shared == 0) {
      return tallest;
    }
    int rows = tile.rows().extent().literal();
    TileBorders borders = new TileBorders(tile);
    return IntStream.of(vectors, 1)
        .filter(columns -> borders.leavesOut(rows))
        .filter(columns -> columns == vectors || !storesRows(tile))
        .filter(columns -> TileTable.holds(rows, columns, borders.places(rows)))
        .mapToObj(columns -> cut(tile, blocks, 1, columns, rows, masked))
        .filter(cut -> cut.height == rows)
        .findFirst()
        .orElse(tallest);
  }

  /**
   * The same cut, or where its sums are too few to hide the latency of a multiply-add, as those of
   * the three rows of a filter, with the rows of a loop around too, here the filter's other axis.
   */
  private static Cut stacked(Cut cut, Tile tile) {
    boolean whole = tile.rows().extent().equals(Dim.of(cut.height()));
    if (!whole || cut.height() * cut.columns() >= TileTable.FEW_SUMS) {
      return cut;
    }
    int most = new TileBudget(tile, cut.columns(), stepsTogether(tile)).rows(true, false);
    return tile.outer().stream()
        .filter(loop -> loop.bStride() == 0 && loop.extent().isLiteral())
        .map(loop -> new Cut(cut.panels(), cut.vectors(), cut.height(), Optional.of(loop)))
        .filter(higher -> higher.rows() <= most)
        .filter(higher -> higher.rows() * higher.columns() <= TileTable.MOST_STACKED)
        .max(Comparator.comparingInt(Cut::rows))
        .orElse(cut);
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

  /**
   * How many steps are written out in which rows have elements in common, as neighbouring places of
   * a window do: each is broadcast once for all of them.
   */
  static int sharedSteps(Tile tile) {
    int steps = stepsWritten(tile);
    boolean shares =
        steps > 1
            && tile.rows().extent().isLiteral()
            && tile.rows().aStride() != 0
            && Math.abs(tile.sums().getLast().aStride()) == tile.rows().aStride();
    return shares ? steps : 0;
  }

  /** True if rows have elements in common in the steps that are written out. */
  boolean sharesRows(Tile tile) {
    return blocks.isEmpty() && sharedSteps(tile) > 0;
  }

  /** True if a method computes all tiles of a line of rows, since their sums are short. */
  boolean isLine(Tile tile) {
    Dim rows = tile.rows().extent();
    return blocks.isEmpty()
        && rows.isLiteral()
        && rows.literal() > narrow.height
        && tile.sums().stream().allMatch(loop -> loop.extent().isLiteral())
        && hasShortSums(tile);
  }

  /** True of sums of few steps, as far as is known. */
  static boolean hasShortSums(Tile tile) {
    return steps(tile.sums()) <= TileTable.SHORT_SUM;
  }

  /** Of the loops whose extent is known. */
  static int steps(List<Tile.Loop> loops) {
    return loops.stream()
        .filter(loop -> loop.extent().isLiteral())
        .mapToInt(loop -> loop.extent().literal())
        .reduce(1, Math::multiplyExact);
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

  /**
   * As tall as registers allow, and all of one height.
   *
   * @param tallest what registers allow
   * @param masked whether all rows are stored under masks, not the last one alone
   */
  private static Cut cut(
      Tile tile,
      Optional<TileBlocks> blocks,
      int panels,
      int vectors,
      int tallest,
      boolean masked) {
    int columns = panels * vectors;
    int most = new TileBudget(tile, columns, stepsTogether(tile)).rows(blocks.isPresent(), masked);
    int height = Math.min(Math.max(1, tallest / tile.chains()), most);
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
}
