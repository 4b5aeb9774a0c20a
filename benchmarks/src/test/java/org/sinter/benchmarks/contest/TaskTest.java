package org.sinter.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  @Test
  void aTaskIsReadFromItsText() {
    Task gemm = new Task.Gemm(64, 784, 512, Direction.GRAD_WEIGHT);
    Task conv = new Task.Conv(16, 28, 26, 1, 32, 5, 2, 1, 1, Direction.FORWARD);
    Task prediction = new Task.Prediction(Model.SQUEEZENET);
    Task training = new Task.Training(Task.Learner.LENET, Task.Rule.ADAM);
    assertThat(List.of(gemm, conv, prediction, training))
        .allSatisfy(task -> assertThat(Task.parse(task.text())).isEqualTo(task));
  }

  @Test
  void anUnknownTaskIsRefused() {
    assertThatThrownBy(() -> Task.parse("sort 3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sort 3");
    assertThatThrownBy(() -> Task.parse("gemm 3 FORWARD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 3 numbers");
  }

  @Test
  void aConvolutionKnowsItsSizes() {
    Task.Conv conv = new Task.Conv(2, 56, 56, 64, 128, 3, 2, 1, 1, Direction.FORWARD);
    assertThat(conv.outHeight()).isEqualTo(28);
    assertThat(conv.outWidth()).isEqualTo(28);
    assertThat(conv.inputSize()).isEqualTo(2 * 56 * 56 * 64);
    assertThat(conv.outputSize()).isEqualTo(2 * 28 * 28 * 128);
    assertThat(conv.weightSize()).isEqualTo(128 * 64 * 9);
    assertThat(conv.operations()).isEqualTo(2.0 * 2 * 28 * 28 * 128 * 64 * 9);
    assertThat(new Task.Gemm(2, 3, 5, Direction.FORWARD).operations()).isEqualTo(60);
  }
}
