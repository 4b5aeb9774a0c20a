package org.sinter.processor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

class PolynomialTest {
  @Property(tries = 200)
  void sumsAndProductsAreThoseOfTheValues(
      @ForAll @Size(max = 3) List<@IntRange(max = 1000) Integer> a,
      @ForAll @Size(max = 3) List<@IntRange(max = 1000) Integer> b,
      @ForAll @IntRange(max = 100) int n) {
    Polynomial p = of(a);
    Polynomial q = of(b);
    assertThat(p.plus(q).at(n)).isEqualTo(p.at(n) + q.at(n));
    assertThat(p.times(q).at(n)).isEqualTo(p.at(n) * q.at(n));
    assertThat(p.times(q)).isEqualTo(q.times(p));
  }

  private static Polynomial of(List<Integer> coefficients) {
    return new Polynomial(coefficients.stream().map(Integer::longValue).toList());
  }

  @Test
  void anExtentOrAShapeWithTheBatchGrowsWithIt() {
    assertThat(Polynomial.of(Dim.BATCH.times(Dim.of(5))).text()).isEqualTo("0,5");
    assertThat(Polynomial.of(Shape.batchOf(3, 4)).text()).isEqualTo("0,12");
    assertThat(Polynomial.of(Shape.of(3, 4)).text()).isEqualTo("12");
    assertThat(Polynomial.ZERO.text()).isEqualTo("0");
  }

  @Test
  void theOneOfTheHigherPowerOutgrowsTheOther() {
    Polynomial line = new Polynomial(List.of(0L, 1L));
    assertThat(line.outgrows(Polynomial.of(1000))).isTrue();
    assertThat(Polynomial.of(1000).outgrows(line)).isFalse();
    assertThat(line.outgrows(line)).isFalse();
  }
}
