package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeedTest {
  @Test
  void batchIsLengthOverSize() {
    assertThat(Feed.batch("image", 784 * 3, 784)).isEqualTo(3);
    assertThat(Feed.batch("image", 0, 784)).isZero();
    assertThatThrownBy(() -> Feed.batch("image", 785, 784))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("image: expected a multiple of 784 values, was 785");
  }

  @Test
  void expectNamesBothLengths() {
    Feed.expect("digit", 10, 10);
    assertThatThrownBy(() -> Feed.expect("digit", 9, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("digit: expected 10 values, was 9");
  }

  @Test
  void copiesExamplesToTheirStridesAndBack() {
    float[] src = {0, 1, 2, 3, 4, 5};
    float[] w = new float[40];
    Feed.in(src, 1, w, 12, 2, 2, 16);
    assertThat(new float[] {w[12], w[13], w[14], w[28], w[29]}).containsExactly(2, 3, 0, 4, 5);
    float[] dst = new float[8];
    Feed.out(w, 12, dst, 2, 2, 2, 16);
    assertThat(dst).containsExactly(0, 0, 0, 0, 2, 3, 4, 5);
  }

  @Test
  void denseStridesAreCopiedAtOnce() {
    float[] w = new float[10];
    Feed.in(new float[] {1, 2, 3, 4}, 1, w, 5, 3, 1, 1);
    assertThat(w).containsExactly(0, 0, 0, 0, 0, 2, 3, 4, 0, 0);
    float[] dst = new float[3];
    Feed.out(w, 5, dst, 0, 3, 1, 1);
    assertThat(dst).containsExactly(2, 3, 4);
  }

  @Test
  void bytesAreUnsignedAndScaled() {
    float[] w = new float[4];
    Feed.in(new byte[] {0, (byte) 255, (byte) 128}, 0, w, 1, 1, 3, 16, 1f / 255, -0.5f);
    assertThat(w[2]).isEqualTo(Math.fma(255f, 1f / 255, -0.5f));
    assertThat(w[3]).isEqualTo(Math.fma(128f, 1f / 255, -0.5f));
    double[] d = new double[4];
    Feed.in(new byte[] {0, (byte) 255, (byte) 128}, 0, d, 1, 1, 3, 16, 1.0 / 255, -0.5);
    assertThat(d[3]).isEqualTo(Math.fma(128.0, 1.0 / 255, -0.5));
  }

  @Test
  void intsAreWidened() {
    float[] w = new float[3];
    double[] d = new double[3];
    Feed.in(new int[] {7, -8}, 0, w, 1, 2, 1, 1);
    Feed.in(new int[] {7, -8}, 0, d, 1, 2, 1, 1);
    assertThat(w).containsExactly(0, 7, -8);
    assertThat(d).containsExactly(0, 7, -8);
  }

  @Test
  void labelsOutsideTheirRangeAreRefusedBeforeAnyCopy() {
    float[] w = new float[4];
    assertThatThrownBy(() -> Feed.labels("label", new int[] {1, 2, 3, 12}, 0, w, 0, 4, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label: value 12 at index 3 is outside 0..9");
    assertThatThrownBy(() -> Feed.labels("label", new int[] {-1}, 0, new double[1], 0, 1, 10))
        .hasMessage("label: value -1 at index 0 is outside 0..9");
    assertThat(w).containsOnly(0f);
    Feed.labels("label", new int[] {1, 2, 3, 4}, 1, w, 0, 3, 10);
    assertThat(w).containsExactly(2, 3, 4, 0);
  }

  @Test
  void notFiniteValuesAreRefused() {
    Feed.finite("price", new float[] {Float.NaN, 1, 2}, 1, 2);
    assertThatThrownBy(() -> Feed.finite("price", new float[] {1, Float.NaN}, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price: value NaN at index 1 is not finite");
    assertThatThrownBy(() -> Feed.finite("price", new double[] {1 / 0.0}, 0, 1))
        .hasMessage("price: value Infinity at index 0 is not finite");
  }
}
