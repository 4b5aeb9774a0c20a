package org.sinter.processor.emit;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.emit.TileShape.Cut;
import org.sinter.processor.type.Maps;

/**
 * What was chosen by measuring: the shapes of tiles by the registers of the CPU, what of their sums
 * is written out, and how long sums are cut. {@code ./sinter bench tiles} holds each shape against
 * its neighbours.
 */
final class TileTable {

  /**
   * The most rows by the number of vectors side by side, for 32 registers. With 13 or 14 rows of
   * two vectors C2 leaves some sums of one layer in memory and those of another not, as one with a
   * bias and one without: that takes a third of the speed.
   */
  private static final Map<Integer, Integer> WIDE = Map.of(4, 6, 2, 12, 1, 14);

  /**
   * How long a step of k takes for each panel, about, in hundredths of what a row of two vectors
   * does: fitted to convolutions of 13 to 56 rows in tiles of 4 to 6 rows by four vectors and 7 to
   * 12 by two.
   */
  static double stepTime(Cut cut) {
    return cut.panels() == 2 ? 121 + 119 * cut.height() : 353 + 100 * cut.height();
  }

  /** The same for 16 registers. */
  private static final Map<Integer, Integer> NARROW = Map.of(2, 4, 1, 14);

  /**
   * The same of one vector, where registers also hold what rows share: nine leave some of it out.
   */
  private static final int NARROW_SHARED = 8;

  /** Registers for sums, the vectors of a step, and what rows share. */
  private static final int REGISTERS = 31;

  /**
   * The most rows for 32 registers.
   *
   * @param columns vectors of a row
   * @param shared steps in which rows have elements in common, 0 if they have none
   */
  static int wide(int columns, int shared) {
    int tallest = Maps.at(WIDE, columns);
    int kept = (REGISTERS - columns - (shared - 1)) / (columns + 1);
    return shared == 0 ? tallest : Math.min(tallest, kept);
  }

  /**
   * True if 32 registers hold all sums of so many rows, the vectors of a step, and what they share.
   *
   * @param places elements that the rows have in common
   */
  static boolean holds(int rows, int columns, int places) {
    return (rows + 1) * columns + places <= REGISTERS;
  }

  /** The same for 16. */
  static int narrow(int columns, int shared) {
    return shared == 0 ? Maps.at(NARROW, columns) : NARROW_SHARED;
  }

  /**
   * Where the innermost sum ends with the batch: there C2 keeps two products of k and a stride in
   * registers, and from eleven rows on it spills.
   */
  static final int TALLEST_OVER_BATCH = 8;

  /** Rows that are examples, at most: what most batch sizes are multiples of. */
  static final int BATCH_HEIGHT = 8;

  /** Fewer sums than this wait for each other: two a cycle, each of which takes four. */
  static final int FEW_SUMS = 8;

  /** Sums of tiles whose rows are those of two loops, at most. */
  static final int MOST_STACKED = 26;

  /** An innermost sum of so few steps is written out: a loop would cost more than it does. */
  static final int FEW_STEPS = 5;

  /**
   * Sums of no more steps than this are short: a call of a tile's method goes through them whole
   * while warming up, and computes a whole line of tiles. C2 checks before the loop over k that all
   * addresses are in bounds, which takes as long as dozens of multiply-adds; around a line it is
   * done once. Of longer sums that is a small part, and lines of 64 steps were a tenth slower.
   */
  static final int SHORT_SUM = 32;

  /** Steps of k in a block, about: then two panels of it take 32 KiB. */
  static final int BLOCK_STEPS = 128;

  /**
   * One of so many lines of windows at least has to lie around the image for the loop over them to
   * leave those out. Where its bounds are no literals, C2 gives other values registers: single
   * kernels with one in 21 to 168 took from 19 % less to 6 % more, those of strided rows, which
   * share nothing, 1.8 times as long.
   */
  static final int ZEROS = 20;

  /** Sums of so many steps are cut into blocks; shorter ones are not worth the loads between. */
  static final int LONG_SUM = 4_096;

  /**
   * System property: a shape, as {@code 6x4}, that tiles take in place of the table's, where it
   * fits.
   */
  private static final String PROPERTY = "sinter.tile";

  private static final Pattern SHAPE = Pattern.compile("(\\d+)x([124])");
  private static final Optional<Cut> MEASURED = measured(System.getProperty(PROPERTY));

  private TileTable() {}

  /** The shape that is being measured: a benchmark asks for it, nobody else. */
  static Optional<Cut> measured() {
    return MEASURED;
  }

  /** Rows by vectors; four vectors are two panels of two. */
  static Optional<Cut> measured(@Nullable String shape) {
    if (shape == null) {
      return Optional.empty();
    }
    Matcher matcher = SHAPE.matcher(shape);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          PROPERTY + ": expected rows x 1, 2 or 4 vectors, as 6x4, was " + shape);
    }
    int vectors = Integer.parseInt(matcher.group(2));
    int panels = vectors == 4 ? 2 : 1;
    return Optional.of(new Cut(panels, vectors / panels, Integer.parseInt(matcher.group(1))));
  }
}
