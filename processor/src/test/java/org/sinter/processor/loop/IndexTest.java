package org.sinter.processor.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IndexTest {
  private static final Index I = Index.of("i", 3);
  private static final Index J = Index.of("j", 1);

  @Test
  void termsOfOneVariableAreJoinedAndThoseThatCancelVanish() {
    assertThat(I.plus(J).plus(I).plus(2)).hasToString("i * 6 + j + 2");
    assertThat(I.plus(J).plus(I.times(-1))).isEqualTo(J);
    assertThat(Index.of("i", 0)).isEqualTo(Index.ZERO);
    assertThat(I.plus(4).times(0)).isEqualTo(Index.ZERO);
  }

  @Test
  void stridesAreKnownByVariable() {
    Index sum = I.plus(J).plus(-5);
    assertThat(sum.stride("i")).isEqualTo(3);
    assertThat(sum.stride("k")).isZero();
    assertThat(sum.without("i")).hasToString("j - 5");
  }

  @Test
  void overflowIsNoIndex() {
    assertThatThrownBy(() -> Index.of(Integer.MAX_VALUE).plus(1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> I.times(Integer.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
  }
}
