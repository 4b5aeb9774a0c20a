package org.sinter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** First values as random numbers: even over their range, and each draw apart from the next. */
class InitializerTest {
  private static final int COUNT = 100_000;

  private static double[] draw(InitInfo.Kind kind, String name, long seed) {
    InitInfo init = new InitInfo(kind, 1, 1, 1);
    return Initializer.draw(
        new ParameterInfo(name, List.of(COUNT), Layout.ROW_MAJOR, 12, COUNT, init), seed);
  }

  /** Chi square over 100 classes of one width: 99 degrees of freedom, 134.6 at 1 %. */
  @Test
  void uniformValuesFillTheirRangeEvenly() {
    int[] counts = new int[100];
    for (double value : draw(InitInfo.Kind.UNIFORM, "w", 1)) {
      counts[(int) ((value + 1) * 50)]++;
    }
    double expected = COUNT / 100.0;
    double chi =
        Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chi).isBetween(69.0, 134.6);
  }

  @Test
  void normalValuesHaveTheTailsOfTheirDistribution() {
    double[] values = draw(InitInfo.Kind.NORMAL, "w", 2);
    double beyond = Arrays.stream(values).filter(v -> Math.abs(v) > 1.959964).count();
    assertThat(beyond / COUNT).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / COUNT)));
    double fourth = Arrays.stream(values).map(v -> v * v * v * v).average().orElseThrow();
    assertThat(fourth).isCloseTo(3, within(4 * Math.sqrt(96.0 / COUNT)));
  }

  @ParameterizedTest
  @EnumSource(
      value = InitInfo.Kind.class,
      names = {"UNIFORM", "NORMAL", "XAVIER_UNIFORM", "HE"})
  void neighboursSeedsAndNamesAreNotCorrelated(InitInfo.Kind kind) {
    double[] values = draw(kind, "w", 7);
    double[] next = Arrays.copyOf(Arrays.copyOfRange(values, 1, COUNT), COUNT);
    for (double[] other : List.of(next, draw(kind, "w", 8), draw(kind, "v", 7))) {
      double product = 0;
      double square = 0;
      for (int i = 0; i < COUNT; i++) {
        product += values[i] * other[i];
        square += values[i] * values[i];
      }
      assertThat(product / square).isCloseTo(0, within(4 / Math.sqrt(COUNT)));
    }
  }
}
