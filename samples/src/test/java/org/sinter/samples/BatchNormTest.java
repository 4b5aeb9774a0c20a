package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Mode;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.BatchNorm;
import org.sinter.loss.MeanSquaredError;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.optim.Sgd;
import org.sinter.runtime.support.Instance;

/** Running statistics are moved by training, used by predictions, kept by files. */
class BatchNormTest {
  private static final float[] X = {1, 10, 3, 20, 5, 60};
  private static final float[] WANTED = new float[6];

  /** Two channels. */
  @Network
  interface Normed {
    @Input(shape = 2)
    Tensor x();

    @BatchNorm(momentum = 0.25, epsilon = 1e-3)
    Tensor y(Tensor x);

    @Label(shape = 2)
    Tensor wanted();

    @MeanSquaredError
    Tensor loss(Tensor y, Tensor wanted);

    @Predict("y")
    float[] read(float[] x);

    @Train("loss")
    float step(float[] x, float[] wanted);
  }

  /** Two channels at two positions. */
  @Network
  interface Positions {
    @Input(shape = {2, 2})
    Tensor x();

    @BatchNorm
    Tensor y(Tensor x);

    @Predict(value = "y", mode = Mode.TRAINING)
    float[] inTraining(float[] x);
  }

  @Test
  void aStepMovesTheStateTowardsTheBatch() {
    Normed net = Networks.create(Normed.class, 1);
    Parameters parameters = Networks.of(net).parameters();
    net.step(X, WANTED);
    // Means 3 and 30; squares around them sum to 8 and 1400, of three values.
    assertThat(parameters.get("y.running_mean")).containsExactly(0.75f, 7.5f);
    assertThat(parameters.get("y.running_var"))
        .containsExactly(new float[] {0.75f + 0.25f * 4, 0.75f + 0.25f * 700}, within(1e-4f));
    net.step(X, WANTED);
    assertThat(parameters.get("y.running_mean"))
        .containsExactly(new float[] {0.75f * 0.75f + 0.75f, 0.75f * 7.5f + 7.5f}, within(1e-5f));
  }

  @Test
  void oneExampleIsRefusedInTrainingAndLeavesTheState() {
    Normed net = Networks.create(Normed.class, 1);
    assertThatThrownBy(() -> net.step(new float[2], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("y: expected at least 2 examples in a batch of training, was 1");
    Instance instance = Instance.of(net);
    Object[] arrays = {new float[2], new float[2]};
    int step = instance.info().entry("step");
    assertThatThrownBy(() -> instance.programs().run(step, arrays, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Networks.of(net).parameters().get("y.running_var")).containsExactly(1, 1);
    assertThat(net.read(new float[2])).hasSize(2);
  }

  @Test
  void oneExampleOfSeveralPositionsIsTaken() {
    Positions net = Networks.create(Positions.class, 1);
    assertThat(net.inTraining(new float[] {1, 10, 3, 30})).hasSize(4);
  }

  @Test
  void predictionsUseTheStateAndNotTheBatch() {
    Normed net = Networks.create(Normed.class, 1);
    Parameters parameters = Networks.of(net).parameters();
    parameters.set("y.running_mean", new float[] {2, 20});
    parameters.set("y.running_var", new float[] {4, 100});
    parameters.set("y.weight", new float[] {3, 1});
    parameters.set("y.bias", new float[] {0.5f, 0});
    float[] alone = net.read(new float[] {6, 40});
    assertThat(alone)
        .containsExactly(
            new float[] {
              (float) (3 * 4 / Math.sqrt(4.001) + 0.5), (float) (20 / Math.sqrt(100.001))
            },
            within(1e-5f));
    assertThat(net.read(new float[] {6, 40, 0, 0})).startsWith(alone);
  }

  @Test
  void anOptimizerLeavesTheStateAloneAndFilesKeepIt(@TempDir Path folder) {
    Normed net = Networks.create(Normed.class, 1);
    Parameters parameters = Networks.of(net).parameters();
    net.step(X, WANTED);
    float[] mean = parameters.get("y.running_mean");
    float[] bias = parameters.get("y.bias");
    Sgd.of(0.5).stepper(net).step();
    assertThat(parameters.get("y.running_mean")).containsExactly(mean);
    assertThat(parameters.get("y.weight")).isNotEqualTo(new float[] {1, 1});
    assertThat(bias).hasSize(2);
    assertThat(Networks.of(net).info().parameterCount()).isEqualTo(4);
    Path file = folder.resolve("normed.safetensors");
    Networks.save(net, file);
    Normed other = Networks.load(Normed.class, file);
    assertThat(other.read(X)).containsExactly(net.read(X));
  }
}
