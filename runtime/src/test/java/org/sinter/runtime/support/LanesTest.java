package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void foldsInTheWrittenTree() {
    float[] w = new float[70];
    float[] tree = new float[64];
    for (int l = 0; l < 64; l++) {
      tree[l] = w[3 + l] = 1f / (l + 1);
    }
    for (int h = 32; h > 0; h /= 2) {
      for (int l = 0; l < h; l++) {
        tree[l] += tree[l + h];
      }
    }
    assertThat(Lanes.sum(w, 3)).isEqualTo(tree[0]);
  }

  @Test
  void maximumAndMinimumFindTheirLanes() {
    for (int l = 0; l < 64; l++) {
      float[] w = new float[64];
      double[] d = new double[64];
      w[l] = 5;
      d[l] = 5;
      assertThat(Lanes.max(w.clone(), 0)).isEqualTo(5);
      assertThat(Lanes.max(d.clone(), 0)).isEqualTo(5);
      w[l] = -5;
      d[l] = -5;
      assertThat(Lanes.min(w, 0)).isEqualTo(-5);
      assertThat(Lanes.min(d, 0)).isEqualTo(-5);
    }
  }

  @Test
  void nanWins() {
    float[] w = new float[64];
    w[17] = Float.NaN;
    assertThat(Lanes.max(w.clone(), 0)).isNaN();
    assertThat(Lanes.min(w.clone(), 0)).isNaN();
    assertThat(Lanes.sum(w, 0)).isNaN();
  }

  @Test
  void clearingTouchesSixtyFourLanesOnly() {
    float[] w = new float[70];
    double[] d = new double[70];
    Lanes.clear(w, 2, 1f);
    Lanes.clear(d, 2, 1.0);
    assertThat(Lanes.sum(w, 2)).isEqualTo(64f);
    assertThat(Lanes.sum(d, 2)).isEqualTo(64.0);
    assertThat(w[1]).isZero();
    assertThat(w[66]).isZero();
  }
}
