package org.sinter.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.let;
import static org.sinter.processor.testing.Statements.load;
import static org.sinter.processor.testing.Statements.local;
import static org.sinter.processor.testing.Statements.store;
import static org.sinter.processor.testing.Statements.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;

class InliningTest {
  private static final Index J = Index.of("j", 1);
  private static final Expr X = load("x", J);

  private static String inlined(Stmt... statements) {
    return text(Inlining.run(List.of(statements)));
  }

  @Test
  void aNameThatTheNextLineReadsOnceIsWrittenOut() {
    assertThat(
            inlined(
                let("a", X), let("b", local("a").negated()), store("y", J, local("b").times(2))))
        .isEqualTo("w.y[j] = (negate(w.x[j]) * 2.0)\n");
  }

  @Test
  void whatIsReadTwiceOrLaterKeepsItsName() {
    assertThat(inlined(let("a", X), store("y", J, local("a").plus(local("a")))))
        .startsWith("a = w.x[j]\n");
    assertThat(inlined(let("a", X), store("x", J, Expr.constant(0)), store("y", J, local("a"))))
        .as("a store between may change what was read")
        .startsWith("a = w.x[j]\n");
  }

  @Test
  void longLinesAreNotMade() {
    Expr sum = X;
    for (int i = 0; i < 5; i++) {
      sum = sum.plus(X);
    }
    assertThat(inlined(let("a", sum), store("y", J, local("a")))).startsWith("a = ");
  }
}
