package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.local;
import static org.sinter.processor.testing.Statements.store;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

class TileBlocksTest {
  private static final Tile.Loop BATCH = new Tile.Loop("n", Dim.BATCH, 4096, 4096);

  private static Tile.Loop loop(String var, int extent) {
    return new Tile.Loop(var, Dim.of(extent), 32, 64);
  }

  private static Tile tile(Expr finish, boolean ragged, Tile.Loop... sums) {
    return new Tile(
        List.of(),
        new Tile.Loop("i", Dim.of(50), 1, 0),
        64,
        32,
        1600,
        List.of(sums),
        buffer("x"),
        0,
        buffer("dy"),
        0,
        List.of(),
        List.of(store("dw", Index.of(Tile.LANE, 1), finish)),
        ragged,
        List.of());
  }

  private static Optional<TileBlocks> blocks(Tile.Loop... sums) {
    return TileBlocks.of(tile(local(Tile.SUM), false, sums));
  }

  @Test
  void ofADenseLayerAreExamples() {
    TileBlocks blocks = blocks(BATCH).orElseThrow();
    assertThat(blocks).isEqualTo(new TileBlocks(List.of(), BATCH, 128, List.of()));
    assertThat(blocks.isOfExamples()).isTrue();
  }

  @Test
  void ofAnImageAreRowsOfEqualNumber() {
    Tile.Loop rows = loop("p", 14);
    Tile.Loop columns = loop("q", 14);
    TileBlocks blocks = blocks(BATCH, rows, columns).orElseThrow();
    assertThat(blocks).isEqualTo(new TileBlocks(List.of(BATCH), rows, 7, List.of(columns)));
    assertThat(blocks.isOfExamples()).isFalse();
  }

  @Test
  void ofSmallImagesAreSeveralOfThem() {
    TileBlocks blocks = blocks(BATCH, loop("p", 4), loop("q", 4)).orElseThrow();
    assertThat(blocks.split()).isEqualTo(BATCH);
    assertThat(blocks.size()).isEqualTo(8);
  }

  @Test
  void aLongRowIsCutItself() {
    TileBlocks blocks = blocks(BATCH, loop("p", 1000)).orElseThrow();
    assertThat(blocks.around()).containsExactly(BATCH);
    assertThat(blocks.size()).isEqualTo(125);
  }

  @Test
  void shortSumsAndThoseThatAreNotStoredAsTheyAreStayWhole() {
    assertThat(blocks(loop("k", 512))).isEmpty();
    assertThat(TileBlocks.of(tile(local(Tile.SUM), true, BATCH))).isEmpty();
    assertThat(TileBlocks.of(tile(Expr.constant(1), false, BATCH))).isEmpty();
  }

  /** Nothing may be added twice, and a pair of panels cannot leave one. */
  @Test
  void oddPanelsAreTakenOneByOne() {
    Tile odd = tile(local(Tile.SUM), false, BATCH);
    odd =
        new Tile(
            odd.outer(),
            odd.rows(),
            7 * 32,
            32,
            1600,
            odd.sums(),
            odd.a(),
            0,
            odd.b(),
            0,
            List.of(),
            odd.epilogue(),
            false,
            List.of());
    assertThat(TileShape.of(odd).wide().panels()).isEqualTo(1);
    assertThat(TileShape.whole(odd).wide().panels()).isEqualTo(2);
  }
}
