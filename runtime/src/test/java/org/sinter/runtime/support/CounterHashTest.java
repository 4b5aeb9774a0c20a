package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CounterHashTest {
  private static final int N = 1 << 20;

  @Test
  void numbersAreUniformInUnitInterval() {
    double sum = 0;
    double squares = 0;
    int[] bins = new int[64];
    for (int i = 0; i < N; i++) {
      float u = CounterHash.uniform(CounterHash.key(1, 0, 0), i);
      assertThat(u >= 0 && u < 1).isTrue();
      sum += u;
      squares += u * u;
      bins[(int) (u * bins.length)]++;
    }
    assertThat(sum / N).isCloseTo(0.5, within(0.002));
    assertThat(squares / N).isCloseTo(1.0 / 3, within(0.002));
    double chi = 0;
    double expected = (double) N / bins.length;
    for (int bin : bins) {
      chi += (bin - expected) * (bin - expected) / expected;
    }
    assertThat(chi).isBetween(25.0, 120.0); // 63 degrees of freedom
  }

  @Test
  void everyBitIsSetHalfTheTimeAndNeighboursAreUncorrelated() {
    int key = CounterHash.key(5, 6, 7);
    int[] set = new int[32];
    int[] changed = new int[32];
    for (int i = 0; i < N; i++) {
      int bits = CounterHash.bits(key, i);
      int next = CounterHash.bits(key, i + 1);
      for (int b = 0; b < 32; b++) {
        set[b] += bits >>> b & 1;
        changed[b] += (bits ^ next) >>> b & 1;
      }
    }
    for (int b = 0; b < 32; b++) {
      assertThat(set[b] / (double) N).isCloseTo(0.5, within(0.003));
      assertThat(changed[b] / (double) N).isCloseTo(0.5, within(0.003));
    }
  }

  @Test
  void neighbouringSeedsStepsAndNodesHaveOtherKeys() {
    Set<Integer> keys = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        for (int k = 0; k < 20; k++) {
          keys.add(CounterHash.key(i, j - 1, k));
        }
      }
    }
    assertThat(keys).hasSize(8000);
  }

  @Test
  void keysWithSmallDifferenceDoNotGiveShiftedStreams() {
    int key = 1000;
    for (int shift = 1; shift < 64; shift++) {
      int equal = 0;
      for (int i = 0; i < 1000; i++) {
        equal += CounterHash.bits(key + shift, i) == CounterHash.bits(key, i + shift) ? 1 : 0;
        equal += CounterHash.bits(key ^ shift, i) == CounterHash.bits(key, i ^ shift) ? 1 : 0;
      }
      assertThat(equal).isZero();
    }
  }

  @Test
  void valuesNeverChange() {
    assertThat(CounterHash.key(42, 3, 7)).isEqualTo(-632955075);
    assertThat(CounterHash.bits(-632955075, 11)).isEqualTo(543388142);
  }
}
