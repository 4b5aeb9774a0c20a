package org.sinter.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
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

  @ParameterizedTest
  @FieldSource("org.sinter.runtime.optim.Forms#ALL")
  void warmingUpChangesNothing(Optimizer optimizer) {
    float[] cold = twoSteps(optimizer, false);
    assertThat(twoSteps(optimizer, true)).isEqualTo(cold);
  }

  private static float[] twoSteps(Optimizer optimizer, boolean warm) {
    PerceptronNet network = PerceptronNet.create(1);
    Arrays.fill(Instance.of(network).parameters().gradients(), 1);
    NetworkStepper stepper = optimizer.stepper(network);
    stepper.step();
    if (warm) {
      stepper.warmUp();
    }
    stepper.step();
    assertThat(stepper.steps()).isEqualTo(2);
    return Instance.of(network).parameters().values().clone();
  }

  @Test
  void prefixesMatchWholeSegments() {
    PerceptronNet network = PerceptronNet.create(1);
    assertThatThrownBy(() -> Sgd.of(1).stepper(network, "log"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Perceptron: no parameter log; there are [hidden.weight");
  }

  @Test
  void stateIsSeenByNameInLogicalOrder() {
    PerceptronNet network = PerceptronNet.create(1);
    Parameters parameters = Instance.of(network).parameters();
    NetworkStepper stepper = Sgd.of(0.5).withMomentum(0.9).stepper(network, "hidden");
    for (int i = 0; i < parameters.gradients().length; i++) {
      parameters.gradients()[i] = i;
    }
    stepper.step();
    assertThat(stepper.states()).containsExactly("momentum_buffer");
    assertThat(stepper.state("momentum_buffer", "hidden.weight"))
        .isEqualTo(parameters.gradientDouble("hidden.weight"));
    assertThat(stepper.state("momentum_buffer", "logits.weight")).containsOnly(0);
  }

  @Test
  void unknownStatesAreRefusedWithTheKnownOnes() {
    PerceptronNet network = PerceptronNet.create(1);
    assertThatThrownBy(() -> Adam.of(1).stepper(network).state("sum", "hidden.weight"))
        .hasMessage("sum: expected one of the optimiser's states [exp_avg, exp_avg_sq]");
    assertThatThrownBy(() -> Adam.of(1).stepper(network).state("exp_avg", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Perceptron: no parameter x; there are [hidden.weight");
  }

  /** Many in a row; now and then the JIT itself puts an object into the thread's account. */
  @ParameterizedTest
  @FieldSource("org.sinter.runtime.optim.Forms#ALL")
  void aStepAllocatesNothing(Optimizer optimizer) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    NetworkStepper stepper = optimizer.stepper(PerceptronNet.create(1));
    int run = 0;
    int longest = 0;
    for (int i = 0; i < 1_000; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      stepper.step();
      run = threads.getCurrentThreadAllocatedBytes() == before ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    assertThat(longest).isGreaterThanOrEqualTo(100);
  }
}
