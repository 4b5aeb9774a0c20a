package org.sinter.processor.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExprsTest {
  private static final Expr X = Expr.arg(0);
  private static final Expr Y = Expr.arg(1);
  private static final Expr ZERO = Expr.constant(0);
  private static final Expr ONE = Expr.constant(1);

  @Test
  void whatChangesNothingIsLeftOut() {
    assertThat(Exprs.simplify(X.times(ONE).plus(ZERO).over(ONE))).isEqualTo(X);
    assertThat(Exprs.simplify(X.negated().negated())).isEqualTo(X);
    assertThat(Exprs.simplify(Expr.select(Comparison.GREATER, ONE, ZERO, X, Y))).isEqualTo(X);
    assertThat(Exprs.simplify(Expr.select(Comparison.GREATER, X, ZERO, Y, Y))).isEqualTo(Y);
    assertThat(Exprs.simplify(ONE.over(X).times(Y))).isEqualTo(Y.over(X));
    assertThat(Exprs.simplify(Expr.of(UnaryOp.EXP, ZERO).plus(X))).isEqualTo(ONE.plus(X));
    assertThat(Exprs.simplify(ZERO.times(X))).isEqualTo(ZERO.times(X));
  }

  @Property
  void derivativesOfRandomExpressionsAreThoseOfDifferences(@ForAll long seed) {
    Random random = new Random(seed);
    Expr e = random(random, 4);
    double[] x = {0.3 + random.nextDouble(), 0.4 + random.nextDouble()};
    for (int arg = 0; arg < 2; arg++) {
      double h = 1e-4;
      double numeric = (4 * slope(e, x, arg, h / 2) - slope(e, x, arg, h)) / 3;
      double symbolic = Exprs.evaluate(Exprs.derivative(e, arg), x);
      assertThat(symbolic)
          .as("%s by %d", e, arg)
          .isCloseTo(numeric, within(1e-6 * Math.max(1, Math.abs(numeric))));
      assertThat(Exprs.evaluate(Exprs.simplify(e), x))
          .isCloseTo(Exprs.evaluate(e, x), within(1e-12 * Math.max(1, Math.abs(numeric))));
    }
  }

  private static double slope(Expr e, double[] x, int arg, double h) {
    double[] up = x.clone();
    double[] down = x.clone();
    up[arg] += h;
    down[arg] -= h;
    return (Exprs.evaluate(e, up) - Exprs.evaluate(e, down)) / (2 * h);
  }

  /** Smooth and bounded parts only, so that differences mean something. */
  private static Expr random(Random random, int depth) {
    if (depth == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> Expr.constant(random.nextInt(3));
        case 1 -> X;
        default -> Y;
      };
    }
    Expr a = random(random, depth - 1);
    Expr b = random(random, depth - 1);
    return switch (random.nextInt(10)) {
      case 0 -> a.plus(b);
      case 1 -> a.minus(b);
      case 2 -> Expr.of(UnaryOp.TANH, a).times(b);
      case 3 -> a.over(Expr.of(UnaryOp.EXP, Expr.of(UnaryOp.TANH, b)));
      case 4 -> Expr.of(UnaryOp.SIGMOID, a);
      case 5 -> Expr.of(UnaryOp.ERF, a);
      case 6 -> Expr.of(UnaryOp.LOG, a.times(a).plus(ONE));
      case 7 -> Expr.of(UnaryOp.SQRT, b.times(b).plus(ONE));
      case 8 -> new Expr.Fma(Expr.of(UnaryOp.TANH, a), b, ONE);
      default -> Expr.select(Comparison.GREATER, ONE, ZERO, a, b).negated();
    };
  }
}
