package org.sinter.benchmarks.ours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
  void threadsThatItDoesNotHaveAreRefused() {
    Task task = new Task.Gemm(1, 2, 3, Direction.FORWARD);
    assertThatThrownBy(() -> new Ours().prepare(task, 2))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("Sinter computes on one thread");
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
