package org.sinter.processor.loop;

import java.util.List;
import java.util.Optional;
import org.sinter.processor.type.Dim;

/**
 * Sums of products over rows and columns: {@code sum[row][column] = Σk a[row, k] * b[k, column]},
 * in the order of k for every element or of its {@link #chains}, and an epilogue on each finished
 * sum.
 *
 * <p>Columns are cut into panels: column {@code q * panel + j} lies at {@code b + q * panelStride +
 * j}. Emitters choose how many rows and vectors to keep in registers; the sums do not depend on it.
 *
 * @param outer serial loops around, with the strides of both operands
 * @param rows the loop over rows; operand b does not depend on it
 * @param columns how many columns there are; the last panel may be partly used
 * @param sums the loops over k, outermost first
 * @param fill statements that write a panel of b before the panel's rows are computed; they may use
 *     {@link #PANEL}, or {@link #COLUMN} if {@link #movesUp}, and there are no outer loops then
 * @param epilogue statements that may use {@link #SUM}, the row's variable, {@link #PANEL} or
 *     {@link #COLUMN}, and {@link #LANE}
 * @param ragged true if the columns past the last one may not be stored
 * @param borders where windows reach over the edges of operand a, no loop in two of them
 */
public record Tile(
    List<Loop> outer,
    Loop rows,
    int columns,
    int panel,
    int panelStride,
    List<Loop> sums,
    Buffer a,
    int aOffset,
    Buffer b,
    int bOffset,
    List<Stmt> fill,
    List<Stmt> epilogue,
    boolean ragged,
    List<Border> borders) {

  /*
   * These two decide the order of sums, so bits: they are part of the language's numerics, the same
   * for every machine, and nothing to tune.
   */

  /** With more columns than this the vectors of a single row hide the latency of a sum. */
  private static final int FEW_COLUMNS = 32;

  /** Fewer products than this are not worth a second chain. */
  private static final int FEW_PRODUCTS = 16;

  /** The finished sum, in the epilogue. */
  public static final String SUM = "sum";

  /** The panel's number. */
  public static final String PANEL = "q";

  /** The panel's first column, where the last panel ends with the last column. */
  public static final String COLUMN = "column";

  /** The column within the panel. */
  public static final String LANE = "j";

  public Tile {
    outer = List.copyOf(outer);
    sums = List.copyOf(sums);
    fill = List.copyOf(fill);
    epilogue = List.copyOf(epilogue);
    borders = List.copyOf(borders);
  }

  /** A loop and how far each operand moves in an iteration. */
  public record Loop(String var, Dim extent, int aStride, int bStride) {}

  /**
   * How many sums an element is the sum of: with two, one takes the products of even k, the other
   * those of odd k. So where the rows are examples and a row has few columns: alone, it would wait
   * for each product before the next.
   */
  public int chains() {
    return rows.extent().equals(Dim.BATCH)
            && columns <= FEW_COLUMNS
            && sums.size() == 1
            && isLongAndEven(sums.getFirst().extent())
        ? 2
        : 1;
  }

  private static boolean isLongAndEven(Dim extent) {
    return extent.isLiteral() && extent.literal() >= FEW_PRODUCTS && extent.literal() % 2 == 0;
  }

  /** Where a panel begins. */
  public int firstColumn(int number) {
    return movesUp() ? Math.min(number * panel, columns - panel) : number * panel;
  }

  /** The same without the last panel, if that is not full. */
  public Tile wholePanels() {
    return new Tile(
        outer,
        rows,
        columns / panel * panel,
        panel,
        panelStride,
        sums,
        a,
        aOffset,
        b,
        bOffset,
        fill,
        epilogue,
        false,
        borders);
  }

  /** What is known of the zeros that a window's loop reads at the places of another. */
  public Optional<Border> border(Loop place, Loop sum) {
    return borders.stream()
        .filter(border -> border.place().equals(place.var()) && border.sum().equals(sum.var()))
        .findFirst();
  }

  /** The number of panels. */
  public int panels() {
    return Math.ceilDiv(columns, panel);
  }

  /** True if the last panel is not full. */
  public boolean hasEdge() {
    return columns % panel != 0 && fill.isEmpty();
  }

  /** True if the last panel is made of columns that the one before has too, so as to be full. */
  public boolean movesUp() {
    return columns % panel != 0 && !fill.isEmpty();
  }
}
