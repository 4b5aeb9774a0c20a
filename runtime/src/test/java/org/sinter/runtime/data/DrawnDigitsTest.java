package org.sinter.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawnDigitsTest {
  @Test
  void anExampleDependsOnSeedAndIndexAlone() {
    Dataset few = DrawnDigits.of(20, 3);
    Dataset many = DrawnDigits.of(50, 3);
    for (int i = 0; i < 20; i++) {
      assertThat(many.floats("image", i)).isEqualTo(few.floats("image", i));
      assertThat(many.label("label", i)).isEqualTo(few.label("label", i));
    }
    assertThat(DrawnDigits.of(1, 4).floats("image", 0)).isNotEqualTo(few.floats("image", 0));
  }

  @Test
  void allDigitsComeAndEachHasInkAndGround() {
    Dataset data = DrawnDigits.of(1000, 1);
    int[] counts = new int[10];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label("label", i)]++;
      int ink = 0;
      for (float pixel : data.floats("image", i)) {
        ink += pixel > 0.4 ? 1 : 0;
      }
      assertThat(ink).isBetween(10, 300);
    }
    for (int count : counts) {
      assertThat(count).isBetween(60, 140);
    }
  }
}
