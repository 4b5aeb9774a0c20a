package org.sinter.processor.lower;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.load;
import static org.sinter.processor.testing.Statements.store;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.type.Dim;

class PanelBoundsTest {
  private static final Index PANELS = Index.of("qi0", 96);
  private static final Index INNER = Index.of("i1", 32);
  private static final Index LANE = Index.of("li0", 1);

  private static void check(Stmt statement) {
    new PanelBounds(Map.of(buffer("weights"), 32)).check(List.of(statement));
  }

  private static Stmt nest(int lanes, Index read) {
    Stmt store = store("y", Index.of("i1", 1), load("weights", read));
    Stmt inner = new Stmt.For("i1", Dim.of(3), List.of(store));
    return new Stmt.For("qi0", Dim.of(2), List.of(loop("li0", lanes, inner)));
  }

  private static Stmt loop(String var, int extent, Stmt body) {
    return new Stmt.For(var, Dim.of(extent), List.of(body));
  }

  @Test
  void lanesWithinAPanelMayBeReadAndWritten() {
    assertThatCode(() -> check(nest(32, PANELS.plus(INNER).plus(LANE)))).doesNotThrowAnyException();
    assertThatCode(() -> check(nest(8, PANELS.plus(INNER).plus(LANE).plus(24))))
        .doesNotThrowAnyException();
    Stmt backwards =
        loop("li0", 32, store("weights", Index.of("li0", -1).plus(31), load("x", LANE)));
    assertThatCode(() -> check(backwards)).doesNotThrowAnyException();
  }

  @Test
  void anotherBufferHasNoPanels() {
    assertThatCode(() -> check(loop("i0", 40, store("y", Index.of("i0", 1), new Expr.Const(0)))))
        .doesNotThrowAnyException();
  }

  @Test
  void lanesPastAPanelAreRefused() {
    assertThatThrownBy(() -> check(nest(40, PANELS.plus(INNER).plus(LANE))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("w.weights has panels of 32")
        .hasMessageContaining("runs past one");
    assertThatThrownBy(() -> check(nest(9, PANELS.plus(INNER).plus(LANE).plus(24))))
        .hasMessageContaining("runs past one");
    Stmt backwards =
        loop("li0", 32, store("weights", Index.of("li0", -1).plus(30), load("x", LANE)));
    assertThatThrownBy(() -> check(backwards)).hasMessageContaining("runs past one");
  }

  @Test
  void lanesOfUnknownExtentAreRefused() {
    Stmt picked = store("weights", Index.of("row", 1), new Expr.Const(0));
    assertThatThrownBy(
            () ->
                new PanelBounds(Map.of(buffer("weights"), 32))
                    .check(List.of(new Stmt.Pick("row", load("x", Index.ZERO)), picked)))
        .hasMessageContaining("runs past one");
    assertThatThrownBy(
            () ->
                check(
                    new Stmt.For(
                        "b",
                        Dim.BATCH,
                        List.of(store("weights", Index.of("b", 1), new Expr.Const(0))))))
        .hasMessageContaining("runs past one");
  }

  @Test
  void aTilesOperandsAndResultsAreLookedAtToo() {
    assertThatCode(() -> check(new Stmt.Tiled(tile(32)))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(new Stmt.Tiled(tile(33)))).hasMessageContaining("runs past one");
  }

  private static Tile tile(int rows) {
    return new Tile(
        List.of(),
        new Tile.Loop("i0", Dim.of(rows), 1, 0),
        64,
        32,
        160,
        List.of(new Tile.Loop("k", Dim.of(5), 32, 32)),
        buffer("weights"),
        0,
        buffer("x"),
        0,
        List.of(),
        List.of(
            store("y", Index.of("i0", 64).plus(Index.of(Tile.LANE, 1)), new Expr.Local(Tile.SUM))),
        false,
        List.of());
  }
}
