package org.sinter.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.fixture.PerceptronNet;
import org.sinter.runtime.support.Instance;

class NetworkStepperTest {
  @Test
  void movesTheNamedSlicesOnlyAndCounts() {
    PerceptronNet network = PerceptronNet.create(1);
    Parameters parameters = Instance.of(network).parameters();
    float[] hidden = parameters.get("hidden.weight");
    Arrays.fill(parameters.gradients(), 1);
    NetworkStepper stepper = Sgd.of(0.5).stepper(network, "logits");
    stepper.step();
    stepper.step(2);
    assertThat(parameters.get("hidden.weight")).isEqualTo(hidden);
    assertThat(parameters.get("logits.bias")).containsOnly(-1.5f);
    assertThat(parameters.version()).isEqualTo(2);
    assertThat(Instance.of(network).step()).isEqualTo(2);
    assertThat(stepper.steps()).isEqualTo(2);
  }

  @Test
  void prefixesMatchWholeSegments() {
    PerceptronNet network = PerceptronNet.create(1);
    assertThatThrownBy(() -> Sgd.of(1).stepper(network, "log"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Perceptron: no parameter log; there are [hidden.weight");
  }
}
