package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.local;
import static org.sinter.processor.testing.Statements.store;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Layout;

class TileShapeTest {

  private static Tile tile(Dim rows, int columns, Expr finish) {
    return new Tile(
        List.of(),
        new Tile.Loop("i", rows, 16, 0),
        columns,
        Layout.panelWidth(columns),
        Layout.panelWidth(columns) * 9,
        List.of(new Tile.Loop("k", Dim.of(9), 1, Layout.panelWidth(columns))),
        buffer("x"),
        0,
        buffer("weight"),
        0,
        List.of(),
        List.of(store("y", Index.of(Tile.LANE, 1), finish)),
        false);
  }

  @ParameterizedTest
  @CsvSource({"10,1,1", "16,1,1", "17,2,1", "64,2,2", "96,2,1", "128,2,4", "256,2,4"})
  void panelsSetTheVectorsAndHowManyGoTogether(int columns, int vectors, int panels) {
    TileShape shape = TileShape.of(tile(Dim.BATCH, columns, local(Tile.SUM)));
    assertThat(shape.vectors()).isEqualTo(vectors);
    assertThat(shape.singlePanels()).isEqualTo(panels);
    assertThat(tile(Dim.BATCH, columns, local(Tile.SUM)).panels() % panels).isZero();
  }

  @Test
  void aBatchIsCutIntoEights() {
    assertThat(TileShape.of(tile(Dim.BATCH, 64, local(Tile.SUM))).height()).isEqualTo(8);
  }

  @Property(tries = 200)
  void tilesOfEqualHeightWasteLessThanOneRowEach(@ForAll @IntRange(min = 1, max = 800) int rows) {
    int height = TileShape.of(tile(Dim.of(rows), 64, local(Tile.SUM))).height();
    int tiles = Math.ceilDiv(rows, height);
    assertThat(height).isBetween(1, Math.min(rows, 14));
    assertThat(tiles * height - rows).isLessThan(tiles);
    assertThat(tiles).isEqualTo(Math.ceilDiv(rows, 14));
  }

  @Test
  void muchWorkOnEachSumMakesTilesLower() {
    Expr work = local(Tile.SUM);
    for (int i = 0; i < 5; i++) {
      work = work.times(local(Tile.SUM));
    }
    Expr relu = local(Tile.SUM).plus(local("bias")).max(Expr.constant(0));
    assertThat(TileShape.of(tile(Dim.of(28), 64, local(Tile.SUM))).height()).isEqualTo(14);
    assertThat(TileShape.of(tile(Dim.of(28), 64, relu)).height()).isEqualTo(14);
    assertThat(TileShape.of(tile(Dim.of(28), 64, work)).height()).isEqualTo(10);
  }
}
