package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.local;
import static org.sinter.processor.testing.Statements.store;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.processor.loop.Border;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

class TileBordersTest {
  private static final int CHANNELS = 32;

  /** A window of five or fewer places over lines of an image within zeros. */
  private static Tile tile(int places, int steps, int direction, int first, int inside) {
    Tile.Loop lines = new Tile.Loop("y", Dim.of(places), 20 * CHANNELS, 0);
    Tile.Loop rows = new Tile.Loop("x", Dim.of(places), CHANNELS, 0);
    Tile.Loop height = new Tile.Loop("u", Dim.of(steps), direction * 20 * CHANNELS, 512 * steps);
    Tile.Loop channels = new Tile.Loop("c", Dim.of(CHANNELS), 1, 16);
    Tile.Loop width = new Tile.Loop("v", Dim.of(steps), direction * CHANNELS, 512);
    return new Tile(
        List.of(lines),
        rows,
        16,
        16,
        512 * steps * steps,
        List.of(height, channels, width),
        buffer("image"),
        0,
        buffer("weight"),
        0,
        List.of(),
        List.of(store("y", Index.of(Tile.LANE, 1), local(Tile.SUM))),
        false,
        List.of(
            new Border("y", 1, "u", direction, first, inside),
            new Border("x", 1, "v", direction, first, inside)));
  }

  /** Of a gradient by an image of 12 lines; of a convolution with a border of two, and of one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 | 5 | -1 | 0  | 8  | Math.max(0, y - 7) | Math.min(5, y + 1)
          12 | 5 | 1  | -2 | 12 | Math.max(0, 2 - y) | Math.min(5, 14 - y)
          7  | 2 | 1  | 0  | 7  | 0                  | Math.min(2, 7 - y)
          """)
  void linesAroundTheImageAreOutOfBounds(
      int places, int steps, int direction, int first, int inside, String from, String to) {
    Tile tile = tile(places, steps, direction, first, inside);
    TileBorders borders = new TileBorders(tile);
    Border lines = borders.lines(tile.sums().getFirst()).orElseThrow();
    assertThat(borders.first(lines)).isEqualTo(from);
    assertThat(borders.end(lines, steps)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({"13, true", "14, false"})
  void linesAreLeftOutWhereThatIsWorthIt(int places, boolean worth) {
    Tile tile = tile(places, 3, 1, -1, places);
    assertThat(new TileBorders(tile).lines(tile.sums().getFirst()).isPresent()).isEqualTo(worth);
  }

  /** Eight elements meet twelve places in forty products of sixty. */
  @ParameterizedTest
  @CsvSource({"12, 40, 8, true", "11, 55, 15, false"})
  void ofAWholeLineOnlyProductsWithTheImageAreCounted(
      int rows, int products, int elements, boolean some) {
    TileBorders borders = new TileBorders(tile(12, 5, -1, 0, 8));
    assertThat(borders.products(rows)).isEqualTo(products);
    assertThat(borders.places(rows)).isEqualTo(elements);
    assertThat(borders.leavesOut(rows)).isEqualTo(some);
    assertThat(borders.isInside(rows, 0, 0)).isTrue();
    assertThat(borders.isInside(rows, 0, 1)).isEqualTo(!some);
  }

  /** All sums, a vector of a step and what the rows share fit 32 registers, or lines are cut. */
  @ParameterizedTest
  @CsvSource({"12, 5, 12", "14, 3, 14", "15, 3, 15", "16, 3, 8"})
  void tilesHaveAWholeLineWhereRegistersDo(int places, int steps, int rows) {
    TileShape shape = TileShape.of(tile(places, steps, 1, -(steps / 2), places));
    assertThat(shape.wide().rows()).isEqualTo(rows);
    assertThat(shape.narrow().rows()).isLessThanOrEqualTo(8);
    assertThat(shape.hasTwoCuts()).isEqualTo(rows > 8);
  }
}
