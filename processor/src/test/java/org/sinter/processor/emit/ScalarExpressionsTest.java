package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.processor.loop.Comparison;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.UnaryOp;
import org.sinter.processor.type.ElementType;

class ScalarExpressionsTest {
  private static final Expr X = new Expr.Local("x");
  private static final Expr Y = new Expr.Local("y");

  private static ScalarExpressions of(ElementType element) {
    Signature signature = Signature.of(new Kernel("k", "", List.of()), Optional.empty(), true);
    Addresses addresses = new Addresses(signature, Map.of());
    return new ScalarExpressions(addresses, element, Map.of("x", "x", "y", "y"));
  }

  private static String text(Expr e) {
    return of(ElementType.FLOAT32).of(e).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, java.lang.Float.NaN, java.lang.Double.NaN",
    "Infinity, java.lang.Float.POSITIVE_INFINITY, java.lang.Double.POSITIVE_INFINITY",
    "-Infinity, java.lang.Float.NEGATIVE_INFINITY, java.lang.Double.NEGATIVE_INFINITY",
    "1e300, java.lang.Float.POSITIVE_INFINITY, 1.0E300",
    "-1e300, java.lang.Float.NEGATIVE_INFINITY, -1.0E300",
    "-0.0, -0.0f, -0.0",
    "0.1, 0.1f, 0.1",
    "1e-50, 0.0f, 1.0E-50",
  })
  void literalsAreJavaOfTheElementType(double value, String single, String wide) {
    assertThat(of(ElementType.FLOAT32).literal(value)).hasToString(single);
    assertThat(of(ElementType.FLOAT64).literal(value)).hasToString(wide);
  }

  @Property(tries = 500)
  void aFiniteLiteralIsReadBackToTheSameBits(@ForAll float value) {
    String literal = of(ElementType.FLOAT32).literal(value).toString();
    assertThat(Float.floatToIntBits(Float.parseFloat(literal)))
        .isEqualTo(Float.floatToIntBits(value));
  }

  @Test
  void operatorsKeepTheTreeByParentheses() {
    assertThat(text(X.minus(Y.minus(X)))).isEqualTo("x - (y - x)");
    assertThat(text(X.plus(Y).times(X.max(Y)))).isEqualTo("(x + y) * java.lang.Math.max(x, y)");
    assertThat(text(X.negated().negated())).isEqualTo("-(-x)");
    assertThat(text(Expr.constant(-0.5).negated())).isEqualTo("0.5f");
    assertThat(text(Expr.constant(0.5).negated())).isEqualTo("-0.5f");
    assertThat(text(X.minus(Expr.constant(-0.5).negated()))).isEqualTo("x - (0.5f)");
    assertThat(text(Expr.constant(1).over(X.negated()))).isEqualTo("1.0f / (-x)");
    assertThat(text(Expr.select(Comparison.GREATER, X, Expr.constant(0), X.plus(Y), Y)))
        .isEqualTo("x > 0.0f ? (x + y) : y");
  }

  @Test
  void functionsAreThoseThatBothTwinsShare() {
    assertThat(text(Expr.of(UnaryOp.EXP, X.plus(Y))))
        .isEqualTo("org.sinter.runtime.support.ScalarMath.exp(x + y)");
    assertThat(text(Expr.of(UnaryOp.SQRT, X))).isEqualTo("(float) java.lang.Math.sqrt(x)");
  }
}
