package org.sinter.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.buffer;
import static org.sinter.processor.testing.Statements.load;
import static org.sinter.processor.testing.Statements.store;
import static org.sinter.processor.testing.Statements.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;

class PaddingTest {
  private static final Index J = Index.of("j", 1);

  private static boolean mayOverrun(int size, Dim lanes, Index index) {
    Stmt loop = new Stmt.Lanes("j", lanes, List.of(store("y", index, load("x", J))), true);
    String text = text(new Padding(Map.of(buffer("y"), size)).mark(List.of(loop)));
    return text.contains("whole vectors");
  }

  @Test
  void lanesOverAWholeExampleMayRunIntoItsPadding() {
    assertThat(mayOverrun(5, Dim.of(5), J.plus(Index.of("b", 16)))).isTrue();
    assertThat(mayOverrun(Padding.BATCH_OF_NUMBERS, Dim.BATCH, J)).isTrue();
  }

  @Test
  void lanesOverAPartMayNot() {
    assertThat(mayOverrun(10, Dim.of(5), J)).isFalse();
    assertThat(mayOverrun(5, Dim.of(5), J.plus(2))).isFalse();
    assertThat(mayOverrun(5, Dim.of(5), Index.of("j", 2))).isFalse();
    assertThat(mayOverrun(5, Dim.BATCH, J)).isFalse();
  }
}
