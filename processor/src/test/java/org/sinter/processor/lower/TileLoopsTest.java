package org.sinter.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.local;
import static org.sinter.processor.testing.Statements.store;
import static org.sinter.processor.testing.Statements.text;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Tile;
import org.sinter.processor.loop.Tile.Loop;
import org.sinter.processor.type.Dim;

class TileLoopsTest {

  private static Loop loop(String var, int extent, int a, int b) {
    return new Loop(var, Dim.of(extent), a, b);
  }

  private static String shown(List<Loop> loops) {
    return loops.stream()
        .map(l -> l.var() + " < " + l.extent() + " by " + l.aStride() + ", " + l.bStride())
        .collect(Collectors.joining("; "));
  }

  /** A 3x3 convolution in channels-last order reads three channels of three columns in a row. */
  @Test
  void sumsThatAreContiguousInBothOperandsBecomeOne() {
    List<Loop> sums = List.of(loop("kh", 3, 84, 288), loop("kw", 3, 3, 96), loop("c", 3, 1, 32));
    TileLoops loops = new TileLoops(List.of()).mergeSums(sums);
    assertThat(shown(loops.sums())).isEqualTo("kh < 3 by 84, 288; c < 9 by 1, 32");
  }

  @Test
  void rowsAreJoinedWhereTheirResultsAreContiguousToo() {
    Index result = Index.of("b", 640).plus(Index.of("y", 64)).plus(Index.of("x", 8));
    List<Loop> kept = List.of(loop("y", 10, 80, 0), loop("x", 8, 10, 0));
    TileLoops loops =
        new TileLoops(List.of(store("y", result.plus(Index.of("j", 1)), local(Tile.SUM))))
            .mergeKept(kept);
    assertThat(shown(loops.kept())).isEqualTo("x < 80 by 10, 0");
    assertThat(text(loops.epilogue())).isEqualTo("w.y[b * 640 + x * 8 + j] = sum\n");
  }

  @Test
  void theLongestLoopThatTheVectorsDoNotDependOnBecomesTheRows() {
    Loop batch = new Loop("b", Dim.BATCH, 800, 0);
    Loop shifting = loop("z", 99, 1, 7);
    TileLoops loops =
        new TileLoops(List.of(store("y", Index.of("y", 1), local(Tile.SUM))))
            .mergeKept(List.of(batch, loop("y", 26, 28, 0), loop("x", 30, 1, 0), shifting));
    assertThat(loops.takeRows().var()).isEqualTo("x");
    assertThat(shown(loops.kept())).startsWith("b < N by 800, 0; y < 26 by 28, 0; z");
    assertThat(new TileLoops(List.of()).mergeKept(List.of(batch, shifting)).takeRows())
        .isEqualTo(batch);
    assertThat(new TileLoops(List.of()).mergeKept(List.of(shifting)).takeRows().extent())
        .isEqualTo(Dim.of(1));
  }
}
