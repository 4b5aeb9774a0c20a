package org.sinter.benchmarks.ours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sinter.benchmarks.contest.Direction;
import org.sinter.benchmarks.contest.Inputs;
import org.sinter.benchmarks.contest.Task;

class KernelSubjectTest {
  private static final int BATCH = 3;
  private static final int IN = 5;
  private static final int OUT = 4;
  private static final float[] X = Inputs.x(BATCH * IN);
  private static final float[] W = Inputs.weights(OUT * IN);
  private static final float[] DY = Inputs.dy(BATCH * OUT);

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aDenseLayerComputesItsProduct(Direction direction) {
    check(KernelSubject.of(new Task.Gemm(BATCH, IN, OUT, direction), 1), direction);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aConvolutionOfOnePixelComputesTheSame(Direction direction) {
    check(
        KernelSubject.of(new Task.Conv(BATCH, 1, 1, IN, OUT, 1, 1, 0, 1, direction), 1), direction);
  }

  private static void check(KernelSubject subject, Direction direction) {
    subject.run();
    subject.overhead();
    switch (direction) {
      case FORWARD ->
          sums(subject.result(), OUT, IN, (b, i) -> b * IN + i, X, (o, i) -> o * IN + i, W);
      case GRAD_INPUT ->
          sums(subject.result(), IN, OUT, (b, o) -> b * OUT + o, DY, (i, o) -> o * IN + i, W);
      case GRAD_WEIGHT ->
          sums(subject.result(), IN, BATCH, (o, b) -> b * OUT + o, DY, (i, b) -> b * IN + i, X);
    }
  }

  /** Element (r, c) of a result is the sum over k of a(r, k) b(c, k). */
  private static void sums(
      float[] result,
      int columns,
      int terms,
      IntBinaryOperator aAt,
      float[] a,
      IntBinaryOperator bAt,
      float[] b) {
    assertThat(result.length % columns).isZero();
    assertThat(result).isNotEmpty();
    for (int at = 0; at < result.length; at++) {
      double sum = 0;
      for (int k = 0; k < terms; k++) {
        sum += (double) a[aAt.applyAsInt(at / columns, k)] * b[bAt.applyAsInt(at % columns, k)];
      }
      assertThat((double) result[at]).isCloseTo(sum, within(1e-6));
    }
  }
}
