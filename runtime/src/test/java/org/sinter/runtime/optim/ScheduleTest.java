package org.sinter.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void cosineHasTheValuesOfTheTable() {
    double[] expected = {0.1, 0.085355, 0.05, 0.014645, 0};
    for (int i = 0; i < expected.length; i++) {
      assertThat(0.1 * Schedule.cosine().factor(5 * i, 20)).isCloseTo(expected[i], within(5e-7));
    }
  }

  @Test
  void constantIsOne() {
    assertThat(Schedule.constant().factor(3, 20)).isEqualTo(1);
  }
}
