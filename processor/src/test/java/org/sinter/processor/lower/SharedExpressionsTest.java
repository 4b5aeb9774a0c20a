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
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.Dim;

class SharedExpressionsTest {
  private static final Index J = Index.of("j", 1);
  private static final Expr X = load("x", J);
  private static final Expr EXP = Expr.of(UnaryOp.EXP, X);

  private static String shared(Stmt... statements) {
    return text(SharedExpressions.run(List.of(statements)));
  }

  @Test
  void whatIsReadTwiceIsReadOnce() {
    assertThat(shared(store("y", J, EXP.over(EXP.plus(X)))))
        .isEqualTo(
            """
            s0 = w.x[j]
            s1 = exp(s0)
            w.y[j] = (s1 / (s1 + s0))
            """);
  }

  @Test
  void aNameThatIsThereAlreadyIsUsed() {
    assertThat(shared(let("t", EXP), store("y", J, EXP.negated())))
        .isEqualTo(
            """
            t = exp(w.x[j])
            w.y[j] = negate(t)
            """);
  }

  @Test
  void productsThatAreAddedAreFused() {
    Expr a = local("a");
    Expr b = local("b");
    assertThat(shared(store("y", J, a.times(b).plus(b)), store("z", J, b.plus(a.times(a)))))
        .isEqualTo(
            """
            w.y[j] = fma(a, b, b)
            w.z[j] = fma(a, a, b)
            """);
    assertThat(shared(store("y", J, a.times(b).minus(b)))).isEqualTo("w.y[j] = ((a * b) - b)\n");
  }

  @Test
  void aProductThatOthersReadIsNotFused() {
    Expr product = local("a").times(local("b"));
    assertThat(shared(store("y", J, product.plus(Expr.constant(1))), store("z", J, product)))
        .isEqualTo(
            """
            s0 = (a * b)
            w.y[j] = (s0 + 1.0)
            w.z[j] = s0
            """);
  }

  @Test
  void eachBlockIsItsOwn() {
    Stmt inner = new Stmt.Lanes("j", Dim.of(5), List.of(store("z", J, X.times(X))), true);
    assertThat(shared(store("y", Index.ZERO, X), inner))
        .isEqualTo(
            """
            w.y[0] = w.x[j]
            lanes j < 5
              s0 = w.x[j]
              w.z[j] = (s0 * s0)
            """);
  }
}
