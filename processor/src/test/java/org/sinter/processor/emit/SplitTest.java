package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.load;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.BinaryOp;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.ReduceOp;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

class SplitTest {
  private static final Index B = Index.of("b", 2048);
  private static final Index J = Index.of("j", 1);
  private static final Expr ONE = Expr.constant(1);

  private static Optional<Split> split(Stmt... body) {
    return Split.of(new Kernel("k", "", List.of(body)), false);
  }

  private static Optional<String> variable(Stmt... body) {
    return split(body).map(Split::var);
  }

  private static Stmt store(Index index, Expr value) {
    return new Stmt.Store(buffer("out"), index, value, false);
  }

  private static Stmt padded(Index index) {
    return new Stmt.Store(buffer("out"), index, ONE, true);
  }

  private static Stmt batch(Stmt... body) {
    return new Stmt.For("b", Dim.BATCH, List.of(body));
  }

  private static Stmt lanes(int extent, Stmt... body) {
    return new Stmt.Lanes("j", Dim.of(extent), List.of(body), true);
  }

  @Test
  void examplesAreSharedWhereTheyAreOutside() {
    assertThat(variable(batch(lanes(2000, store(B.plus(J), load("in", B.plus(J))))))).contains("b");
  }

  @Test
  void aShortKernelIsNotShared() {
    assertThat(split(lanes(64, store(J, load("in", J))))).isEmpty();
    assertThat(split()).isEmpty();
  }

  @Test
  void aSumOverTheBatchIsSharedByColumnsInSomeLines() {
    Stmt sum =
        lanes(
            512,
            new Stmt.Accumulator("t", 0),
            batch(
                new Stmt.Assign(
                    "t",
                    new Expr.Binary(BinaryOp.ADD, new Expr.Local("t"), load("in", B.plus(J))))),
            store(J, new Expr.Local("t")));
    Split split = split(sum).orElseThrow();
    assertThat(split.var()).isEqualTo("j");
    assertThat(split.step().text()).isEqualTo("64");
    assertThat(split.extent()).isEqualTo(Dim.of(512));
  }

  @Test
  void aSumInMemoryIsSharedByWhatItKeeps() {
    Expr sum = new Expr.Binary(BinaryOp.ADD, load("out", J), load("in", B.plus(J)));
    Stmt clear = lanes(512, store(J, Expr.constant(0)));
    Stmt add = batch(lanes(512, store(J, sum)));
    assertThat(variable(clear, add)).contains("j");
    assertThat(variable(add)).contains("j");
  }

  @Test
  void aFoldIsOneThreads() {
    Stmt fold =
        new Stmt.Lanes(
            "b",
            Dim.BATCH,
            List.of(new Stmt.AddLanes(ReduceOp.SUM, Scratch.lanes(0), load("in", B))),
            false);
    assertThat(
            split(
                new Stmt.ClearLanes(ReduceOp.SUM, Scratch.lanes(0)),
                fold,
                new Stmt.FoldLanes("t", ReduceOp.SUM, Scratch.lanes(0)),
                store(Index.ZERO, new Expr.Local("t"))))
        .isEmpty();
  }

  @Test
  void whatIterationsHaveInCommonIsNotShared() {
    Index same = Index.of("j", 1);
    assertThat(split(batch(lanes(8, store(same, load("in", B)))))).isEmpty();
    Index overlapping = Index.of("b", 1000).plus(J);
    assertThat(variable(batch(lanes(2000, store(overlapping, ONE))))).isEmpty();
    Expr neighbour = load("out", B.plus(J).plus(1));
    assertThat(variable(batch(lanes(2048, store(B.plus(J), neighbour))))).isEmpty();
    assertThat(variable(batch(lanes(2047, store(B.plus(J), neighbour))))).contains("b");
  }

  @Test
  void wholeVectorsMustEndWithinTheirOwnIteration() {
    Index row = Index.of("b", 2001).plus(J);
    assertThat(variable(batch(lanes(2001, store(row, ONE))))).contains("b");
    assertThat(variable(batch(lanes(2001, padded(row))))).isEmpty();
  }

  @Test
  void nestsMayUseOneNameForLoopsOfDifferentLengths() {
    Stmt all = batch(lanes(2048, store(B.plus(J), Expr.constant(0))));
    Stmt inner =
        batch(
            new Stmt.For(
                "i",
                Dim.of(14),
                List.of(lanes(32, store(B.plus(Index.of("i", 64)).plus(J), ONE)))));
    assertThat(variable(all, inner)).contains("b");
    assertThat(variable(inner, all)).contains("b");
  }

  @Test
  void rowsThatArePickedAreSharedByTheirColumns() {
    Index row = Index.of("row", 512).plus(J);
    Expr sum = new Expr.Binary(BinaryOp.ADD, load("out", row), load("in", B.plus(J)));
    assertThat(
            variable(
                batch(
                    new Stmt.Pick("row", load("ids", Index.of("b", 1))),
                    lanes(512, store(row, sum)))))
        .contains("j");
  }

  @Test
  void tilesAreSharedByPanelsOrByWholeTilesOfRows() {
    Split panels = split(tile(Dim.BATCH, 512)).orElseThrow();
    assertThat(panels.var()).isEqualTo(Tile.PANEL);
    assertThat(panels.step().text()).isEqualTo("2");
    Split rows = split(tile(Dim.of(784), 32)).orElseThrow();
    assertThat(rows.var()).isEqualTo("i");
    assertThat(rows.step().usual())
        .isEqualTo(TileShape.of(((Stmt.Tiled) tile(Dim.of(784), 32)).tile()).wide().height());
  }

  @Test
  void examplesThatAreComputedOneByOneTakeMorePanelsAtOnce() {
    Kernel kernel = new Kernel("k", "", List.of(tile(Dim.BATCH, 512)));
    Split split = Split.of(kernel, true).orElseThrow();
    assertThat(split.var()).isEqualTo(Tile.PANEL);
    assertThat(split.step().text()).isEqualTo("n < 6 ? 4 : 2");
  }

  private static Stmt tile(Dim rows, int columns) {
    Index out = Index.of("i", columns).plus(Index.of(Tile.PANEL, 32)).plus(Index.of(Tile.LANE, 1));
    return new Stmt.Tiled(
        new Tile(
            List.of(),
            new Tile.Loop("i", rows, 800, 0),
            columns,
            32,
            32 * 784,
            List.of(new Tile.Loop("k", Dim.of(784), 1, 32)),
            buffer("a"),
            0,
            buffer("b"),
            0,
            List.of(),
            List.of(store(out, new Expr.Local(Tile.SUM))),
            false,
            List.of()));
  }
}
