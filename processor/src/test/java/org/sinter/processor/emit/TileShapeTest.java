package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.load;
import static org.sinter.processor.testing.Statements.local;
import static org.sinter.processor.testing.Statements.store;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.processor.emit.TileShape.Cut;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Layout;

class TileShapeTest {

  private static Tile tile(Dim rows, int columns, Expr finish) {
    return tile(rows, columns, 9, finish);
  }

  private static Tile tile(Dim rows, int columns, int products, Expr finish) {
    return new Tile(
        List.of(),
        new Tile.Loop("i", rows, 16, 0),
        columns,
        Layout.panelWidth(columns),
        Layout.panelWidth(columns) * products,
        List.of(new Tile.Loop("k", Dim.of(products), 1, Layout.panelWidth(columns))),
        buffer("x"),
        0,
        buffer("weight"),
        0,
        List.of(),
        List.of(store("y", Index.of(Tile.LANE, 1), finish)),
        false,
        List.of());
  }

  /** The same over other loops. */
  private static Tile summing(Tile tile, List<Tile.Loop> sums) {
    return new Tile(
        tile.outer(),
        tile.rows(),
        tile.columns(),
        tile.panel(),
        tile.panelStride(),
        sums,
        tile.a(),
        0,
        tile.b(),
        0,
        List.of(),
        tile.epilogue(),
        false,
        List.of());
  }

  @ParameterizedTest
  @CsvSource({"10,1,1", "16,1,1", "17,2,1", "64,2,2", "96,2,1", "128,2,4", "256,2,4"})
  void panelsSetTheVectorsAndHowManyOfARowGoTogether(int columns, int vectors, int panels) {
    Tile tile = tile(Dim.BATCH, columns, local(Tile.SUM));
    Cut single = TileShape.of(tile).single();
    assertThat(single).isEqualTo(new Cut(panels, vectors, 1));
    assertThat(tile.panels() % panels).isZero();
  }

  @ParameterizedTest
  @CsvSource({"10,1,1,8,1,8", "32,1,2,8,2,4", "64,2,2,6,2,4", "96,1,2,8,2,4", "224,2,2,6,2,4"})
  void aBatchIsCutAsRegistersAllow(
      int columns, int panels, int vectors, int rows, int narrowVectors, int narrowRows) {
    TileShape shape = TileShape.of(tile(Dim.BATCH, columns, local(Tile.SUM)));
    assertThat(shape.wide()).isEqualTo(new Cut(panels, vectors, rows));
    assertThat(shape.narrow()).isEqualTo(new Cut(1, narrowVectors, narrowRows));
  }

  /** Sums, the vectors of a step, a broadcast. */
  @Property(tries = 200)
  void everyCutFitsItsRegisters(
      @ForAll @IntRange(min = 1, max = 800) int rows,
      @ForAll @IntRange(min = 1, max = 300) int columns) {
    TileShape shape = TileShape.of(tile(Dim.of(rows), columns, local(Tile.SUM)));
    assertThat(registers(shape.wide())).isLessThanOrEqualTo(32);
    assertThat(registers(shape.narrow())).isLessThanOrEqualTo(16);
  }

  private static int registers(Cut cut) {
    return cut.columns() * (cut.rows() + 1) + 1;
  }

  /** A gradient by a filter's weights, which is summed over a batch of images. */
  @ParameterizedTest
  @CsvSource({
    "3,3,32,9",
    "5,5,16,25",
    "5,5,32,5",
    "3,7,16,21",
    "7,7,16,7",
    "3,9,16,3",
    "8,2,16,8",
    "1,3,32,3"
  })
  void fewRowsAreStackedWhereAllFit(int rows, int around, int columns, int together) {
    Tile one = tile(Dim.of(rows), columns, local(Tile.SUM));
    Tile tile =
        new Tile(
            List.of(new Tile.Loop("o", Dim.of(around), 100, 0)),
            one.rows(),
            columns,
            one.panel(),
            one.panelStride(),
            List.of(new Tile.Loop("b", Dim.BATCH, 9, 9), new Tile.Loop("k", Dim.of(24), 1, 64)),
            one.a(),
            0,
            one.b(),
            0,
            List.of(),
            one.epilogue(),
            false,
            List.of());
    TileShape shape = TileShape.of(tile);
    assertThat(shape.wide().rows()).isEqualTo(together);
    assertThat(shape.narrow().stack()).isEqualTo(1);
    assertThat(registers(shape.wide())).isLessThanOrEqualTo(32);
    int second = shape.wide().distance(rows, 16, Tile.Loop::aStride);
    assertThat(second).isEqualTo(together > rows ? 100 : 0);
  }

  @Property(tries = 200)
  void tilesOfEqualHeightWasteLessThanOneRowEach(@ForAll @IntRange(min = 1, max = 800) int rows) {
    int height = TileShape.of(tile(Dim.of(rows), 64, local(Tile.SUM))).wide().height();
    int tiles = Math.ceilDiv(rows, height);
    assertThat(height).isBetween(1, Math.min(rows, 6));
    assertThat(tiles * height - rows).isLessThan(tiles);
    assertThat(tiles).isEqualTo(Math.ceilDiv(rows, 6));
  }

  /** A window's rows lie in the nearest cache: they may be read for one panel after the other. */
  @ParameterizedTest
  @CsvSource({
    "5,5,4", "6,6,4", "7,7,2", "12,12,2", "13,7,2", "14,7,2", "24,12,2", "28,10,2", "55,11,2"
  })
  void ofWindowsFewTilesOfManyRowsAreFasterThanPairsOfPanels(int rows, int height, int vectors) {
    Cut wide = TileShape.of(window(rows, 3)).wide();
    assertThat(wide.height()).isEqualTo(height);
    assertThat(wide.columns()).isEqualTo(vectors);
    assertThat(TileShape.of(window(rows, 1)).wide().columns()).isEqualTo(4);
  }

  private static Tile window(int rows, int size) {
    Tile one = tile(Dim.of(rows), 64, local(Tile.SUM));
    return new Tile(
        one.outer(),
        one.rows(),
        one.columns(),
        one.panel(),
        one.panelStride(),
        List.of(new Tile.Loop("k", Dim.of(size), 48, 64), new Tile.Loop("c", Dim.of(16), 1, 64)),
        one.a(),
        one.aOffset(),
        one.b(),
        one.bOffset(),
        one.fill(),
        one.epilogue(),
        one.ragged(),
        List.of());
  }

  /** Masks in the last row only leave room for twice the rows, where rows follow one another. */
  @ParameterizedTest
  @CsvSource({"24,true,10", "25,false,4"})
  void rowsThatAreStoredWholeMakeHigherTiles(int stride, boolean whole, int height) {
    Index at = Index.of("i", stride).plus(Index.of(Tile.LANE, 1));
    Tile one = tile(Dim.of(10), 24, local(Tile.SUM));
    Tile tile =
        new Tile(
            one.outer(),
            one.rows(),
            one.columns(),
            one.panel(),
            one.panelStride(),
            one.sums(),
            one.a(),
            one.aOffset(),
            one.b(),
            one.bOffset(),
            one.fill(),
            List.of(store("y", at, local(Tile.SUM))),
            true,
            List.of());
    TileShape shape = TileShape.of(tile);
    assertThat(shape.storesRows(shape.wide(), tile)).isEqualTo(whole);
    assertThat(shape.storesRows(shape.narrow(), tile)).isFalse();
    assertThat(shape.condition(tile)).isEqualTo(whole ? "WHOLE" : "WIDE");
    assertThat(shape.wide().height()).isEqualTo(height);
  }

  /** Two vectors of ReLU after a bias are as high as any; 24 rows make two such tiles. */
  @Test
  void littleWorkOnEachSumLeavesTilesAsTheyAre() {
    Expr relu = local(Tile.SUM).plus(local("bias")).max(Expr.constant(0));
    assertThat(TileShape.of(tile(Dim.of(24), 32, local(Tile.SUM))).wide().height()).isEqualTo(12);
    assertThat(TileShape.of(tile(Dim.of(24), 32, relu)).wide().height()).isEqualTo(12);
  }

  /** C1 gave up six rows: {@code y * (1 - y) * sum} on each of 24 sums. */
  @Test
  void theSlopeOfASigmoidTakesFiveRowsOfFourVectors() {
    Expr y = load("y", Index.of("i", 64).plus(Index.of(Tile.LANE, 1)));
    Expr slope = y.times(Expr.constant(1).minus(y)).times(local(Tile.SUM));
    assertThat(TileShape.of(tile(Dim.of(60), 64, slope)).wide()).isEqualTo(new Cut(2, 2, 5));
  }

  /** The most rows are those of which C1 compiled such a tile on JDK 25, of 14 at most. */
  @ParameterizedTest
  @CsvSource({
    "16,false,4,14",
    "16,false,6,12",
    "16,false,8,9",
    "16,false,12,6",
    "32,false,2,12",
    "32,false,3,10",
    "32,false,4,8",
    "32,false,6,6",
    "32,false,8,4",
    "32,false,12,3",
    "10,true,0,13",
    "10,true,1,11",
    "10,true,2,9",
    "10,true,3,8",
    "10,true,4,7",
    "10,true,6,6",
    "10,true,8,5",
    "10,true,12,4",
    "30,true,0,5",
    "30,true,1,5",
    "30,true,2,4",
    "30,true,3,3",
    "30,true,4,3",
    "30,true,6,2",
    "30,true,8,2",
    "30,true,12,1"
  })
  void noTileIsHigherThanC1Takes(int columns, boolean ragged, int operands, int most) {
    Expr sum = local(Tile.SUM);
    for (int i = 0; i < operands; i++) {
      Index at = Index.of("i", 64).plus(Index.of(Tile.LANE, 1));
      sum = sum.plus(load("operand" + i, at));
    }
    int rows = 14 * 13 * 11; // many, so that all of a tile are used
    Tile plain = tile(Dim.of(rows), columns, sum);
    Tile tile =
        new Tile(
            plain.outer(),
            plain.rows(),
            columns,
            plain.panel(),
            plain.panelStride(),
            plain.sums(),
            plain.a(),
            plain.aOffset(),
            plain.b(),
            plain.bOffset(),
            plain.fill(),
            plain.epilogue(),
            ragged,
            List.of());
    int height = TileShape.of(tile).wide().height();
    assertThat(height).isBetween(Math.max(1, most - 2), most);
  }

  @ParameterizedTest
  @CsvSource({"10,16,2", "32,784,2", "33,784,1", "32,785,1", "32,14,1"})
  void aRowOfFewColumnsHasTwoChains(int columns, int products, int chains) {
    Expr sum = local(Tile.SUM);
    assertThat(tile(Dim.BATCH, columns, products, sum).chains()).isEqualTo(chains);
    assertThat(tile(Dim.of(28), columns, products, sum).chains()).isEqualTo(1);
    assertThat(tile(Dim.of(2).times(Dim.BATCH), columns, products, sum).chains()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"10,1,1,4,1,4", "32,1,2,4,2,2", "64,2,2,6,2,4"})
  void twoChainsHaveHalfTheRows(
      int columns, int panels, int vectors, int rows, int narrowVectors, int narrowRows) {
    TileShape shape = TileShape.of(tile(Dim.BATCH, columns, 40, local(Tile.SUM)));
    assertThat(shape.wide()).isEqualTo(new Cut(panels, vectors, rows));
    assertThat(shape.narrow()).isEqualTo(new Cut(1, narrowVectors, narrowRows));
  }

  @ParameterizedTest
  @CsvSource({"28,9,true", "28,32,true", "28,33,false", "4,9,false", "5,9,true"})
  void aMethodComputesAllTilesOfALineWhereSumsAreShort(int rows, int products, boolean line) {
    Tile tile = tile(Dim.of(rows), 64, products, local(Tile.SUM));
    assertThat(TileShape.of(tile).isLine(tile)).isEqualTo(line);
    Tile examples = tile(Dim.BATCH, 64, products, local(Tile.SUM));
    assertThat(TileShape.of(examples).isLine(examples)).isFalse();
  }

  /**
   * Registers hold the sums, a step's vectors, and an element more than rows for each other step.
   */
  @ParameterizedTest
  @CsvSource({"2,56,64,2,8", "3,56,64,2,8", "3,27,128,2,9", "3,24,16,1,8", "5,16,16,1,8"})
  void rowsThatShareElementsLeaveRegistersForThem(
      int steps, int rows, int columns, int vectors, int height) {
    Tile tile = tile(Dim.of(rows), columns, local(Tile.SUM));
    Tile.Loop channels = new Tile.Loop("c", Dim.of(64), 1, columns);
    Tile.Loop window = new Tile.Loop("k", Dim.of(steps), -16, 64 * columns);
    Tile shared = summing(tile, List.of(channels, window));
    TileShape shape = TileShape.of(shared);
    assertThat(shape.wide()).isEqualTo(new Cut(1, vectors, height));
    assertThat((height + 1) * (vectors + 1) + steps - 2).isLessThanOrEqualTo(31);
    assertThat(shape.sharesRows(shared)).isTrue();
    assertThat(shape.narrow().columns()).isEqualTo(1);
    assertThat(shape.narrow().height()).isLessThanOrEqualTo(8);
  }

  /** A row of one, or one that the broadcast operand does not depend on. */
  @Test
  void rowsThatDoNotMoveShareNothing() {
    Tile tile = tile(Dim.of(28), 64, local(Tile.SUM));
    Tile.Loop still = new Tile.Loop("i", Dim.of(28), 0, 0);
    Tile one =
        new Tile(
            tile.outer(),
            still,
            tile.columns(),
            tile.panel(),
            tile.panelStride(),
            List.of(new Tile.Loop("k", Dim.of(3), 0, 64)),
            tile.a(),
            0,
            tile.b(),
            0,
            List.of(),
            tile.epilogue(),
            false,
            List.of());
    assertThat(TileShape.of(one).sharesRows(one)).isFalse();
  }

  @Test
  void aShapeToMeasureIsRowsByVectors() {
    assertThat(TileTable.measured("6x4")).contains(new Cut(2, 2, 6));
    assertThat(TileTable.measured("14x1")).contains(new Cut(1, 1, 14));
    assertThat(TileTable.measured(null)).isEmpty();
    assertThatThrownBy(() -> TileTable.measured("6x3"))
        .hasMessage("sinter.tile: expected rows x 1, 2 or 4 vectors, as 6x4, was 6x3");
  }

  @ParameterizedTest
  @CsvSource({"1,1,6", "2,2,6", "5,5,4", "6,1,6"})
  void aFewStepsOfTheInnermostSumAreWrittenForFewerRows(int extent, int written, int rows) {
    Tile tile = tile(Dim.of(28), 64, local(Tile.SUM));
    List<Tile.Loop> sums = List.of(new Tile.Loop("k", Dim.of(extent), 1, 64));
    Tile few = summing(tile, sums);
    assertThat(TileShape.stepsWritten(few)).isEqualTo(written);
    assertThat(TileShape.of(few).wide().height()).isEqualTo(rows);
  }
}
