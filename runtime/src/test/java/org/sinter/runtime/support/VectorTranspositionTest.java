package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorTranspositionTest {
  private static final int AT = 5;
  private static final int TO = 3;
  private static final float UNTOUCHED = -1;

  @ParameterizedTest
  @CsvSource({
    "4, 16, 16, 16, 16",
    "8, 16, 32, 40, 17",
    "16, 16, 16, 16, 16",
    "16, 32, 32, 32, 32",
    "16, 48, 16, 19, 50",
    "16, 16, 64, 70, 16",
  })
  void rowsBecomeColumnsAndNothingElseIsWritten(
      int lanes, int rows, int columns, int stride, int toStride) {
    float[] from = new float[AT + rows * stride];
    for (int i = 0; i < from.length; i++) {
      from[i] = i;
    }
    float[] to = new float[TO + columns * toStride + 1];
    Arrays.fill(to, UNTOUCHED);
    float[] expected = to.clone();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        expected[TO + c * toStride + r] = from[AT + r * stride + c];
      }
    }
    VectorTransposition.run(lanes, rows, columns, from, AT, stride, to, TO, toStride);
    assertThat(to).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void aCallThatIsOnlyCountedWritesNothing(int lanes) {
    float[] w = new float[600];
    Arrays.fill(w, UNTOUCHED);
    VectorTransposition.run(lanes, 16, 16, new float[600], -1, 16, w, 0, 16);
    assertThat(w).containsOnly(UNTOUCHED);
  }
}
