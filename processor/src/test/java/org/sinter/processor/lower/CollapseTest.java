package org.sinter.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.load;
import static org.sinter.processor.testing.Statements.store;
import static org.sinter.processor.testing.Statements.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;

class CollapseTest {
  private static final Index ROW = Index.of("i", 5).plus(Index.of("j", 1));

  private static String collapsed(Dim rows, Index from, Index to) {
    Stmt lanes = new Stmt.Lanes("j", Dim.of(5), List.of(store("y", to, load("x", from))), true);
    return text(Collapse.run(List.of(new Stmt.For("i", rows, List.of(lanes)))));
  }

  @Test
  void aLoopOverNeighbouringRowsJoinsItsLanes() {
    assertThat(collapsed(Dim.of(3), ROW, ROW))
        .isEqualTo(
            """
            lanes j < 15
              w.y[j] = w.x[j]
            """);
  }

  @Test
  void rowsWithPaddingBetweenStayApart() {
    Index padded = Index.of("i", 16).plus(Index.of("j", 1));
    assertThat(collapsed(Dim.of(3), ROW, padded)).startsWith("for i < 3\n  lanes j < 5\n");
    assertThat(collapsed(Dim.of(3), Index.of("j", 1), ROW)).startsWith("for i < 3\n");
    assertThat(collapsed(Dim.BATCH, ROW, ROW)).startsWith("for i < N\n");
  }

  @Test
  void loopsOverNeighbouringMemoryAreOneAroundLanesThatMustStayAsTheyAre() {
    Index three = Index.of("i", 20).plus(Index.of("k", 5)).plus(Index.of("j", 1));
    Index bias = Index.of("j", 1);
    Stmt lanes = new Stmt.Lanes("j", Dim.of(5), List.of(store("y", bias, load("x", three))), true);
    Stmt inner = new Stmt.For("k", Dim.of(4), List.of(lanes));
    assertThat(text(Collapse.run(List.of(new Stmt.For("i", Dim.of(3), List.of(inner))))))
        .isEqualTo(
            """
            for k < 12
              lanes j < 5
                w.y[j] = w.x[k * 5 + j]
            """);
  }
}
