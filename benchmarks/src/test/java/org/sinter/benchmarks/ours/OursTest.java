package org.sinter.benchmarks.ours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sinter.benchmarks.contest.Direction;
import org.sinter.benchmarks.contest.Inputs;
import org.sinter.benchmarks.contest.Model;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

class OursTest {
  @Test
  void aPerceptronComputesWhatItsWeightsSay() {
    Subject subject = new Ours().prepare(new Task.Prediction(Model.TINY), 1);
    subject.run();
    double[] x = new double[40];
    float[] given = Inputs.x(40);
    for (int i = 0; i < x.length; i++) {
      x[i] = given[i];
    }
    double[] expected = dense(dense(dense(x, 0, true), 1, true), 2, false);
    assertThat(subject.result()).hasSize(10);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) subject.result()[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  @Test
  void itComputesOnAsManyThreadsAsAsked() {
    Task task = new Task.Gemm(12, 64, 96, Direction.FORWARD);
    Subject alone = new Ours().prepare(task, 1);
    Subject together = new Ours().prepare(task, 2);
    alone.run();
    together.run();
    assertThat(together.result()).isEqualTo(alone.result()).isNotEqualTo(new float[12 * 96]);
  }

  private static double[] dense(double[] x, int layer, boolean rectified) {
    float[] weights = Model.TINY.weights(layer);
    float[] biases = Model.TINY.biases(layer);
    double[] y = new double[biases.length];
    for (int o = 0; o < y.length; o++) {
      y[o] = biases[o];
      for (int i = 0; i < x.length; i++) {
        y[o] += (double) weights[o * x.length + i] * x[i];
      }
      y[o] = rectified ? Math.max(0, y[o]) : y[o];
    }
    return y;
  }
}
