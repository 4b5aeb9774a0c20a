package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.ConcurrentUseException;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.fixture.PerceptronNet;

class InstanceTest {
  private final Instance instance = Instance.of(PerceptronNet.create(5));

  @Test
  void workspaceGrowsAndIsThenKept() {
    instance.reserve(0, 100, 50, 2);
    float[] workspace = instance.workspace();
    assertThat(workspace.length)
        .isGreaterThanOrEqualTo(NetworkInfo.LEAD_IN + 200 + NetworkInfo.SLACK);
    instance.reserve(0, 10, 50, 2);
    assertThat(instance.workspace()).isSameAs(workspace);
    instance.reserve(0, 100_000, 1, 1);
    assertThat(instance.workspace().length).isGreaterThanOrEqualTo(100_077);
  }

  @Test
  void aBatchBeyondOneArrayIsRefused() {
    float[] before = instance.workspace();
    assertThatThrownBy(() -> instance.reserve(0, 0, 1_000_000, 10_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Perceptron: a batch of 10000 needs 1000000 values per example");
    assertThatThrownBy(() -> instance.reserve(0, 0, Long.MAX_VALUE / 2, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(instance.workspace()).isSameAs(before);
  }

  @Test
  void aSecondCallAtTheSameTimeIsRefused() {
    instance.enter(0);
    assertThatThrownBy(() -> instance.enter(0))
        .isInstanceOf(ConcurrentUseException.class)
        .hasMessageContaining("give each thread its own fork");
    instance.leave(0);
    instance.enter(0);
    instance.leave(0);
  }

  @Test
  void aRehearsalLeavesNothingButTheWorkspace() {
    float[] before = instance.parameters().values().clone();
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8};
    int train = instance.info().entry("<train>");
    Object[] arrays = {Arrays.copyOf(image, 2 * 784), new int[] {1, 2}};
    instance.rehearse(train, arrays, 2);
    assertThat(instance.parameters().values()).isEqualTo(before);
    assertThat(instance.parameters().gradients()).containsOnly(0);
    assertThat(instance.step()).isZero();
    float[] workspace = instance.workspace();
    double loss = instance.programs().run(train, arrays, 2);
    assertThat(loss).isPositive();
    assertThat(instance.workspace()).isSameAs(workspace);
    assertThat(instance.parameters().gradients()).isNotEqualTo(new float[before.length]);
  }

  @Test
  void aRehearsalKeepsALargerWorkspace() {
    instance.reserve(0, 1_000_000, 0, 1);
    float[] large = instance.workspace();
    instance.rehearse(0, new Object[] {new float[784], new float[10]}, 1);
    assertThat(instance.workspace()).isSameAs(large);
  }

  @Test
  void aRehearsalIsACall() {
    instance.enter(0);
    assertThatThrownBy(() -> instance.rehearse(0, new Object[0], 0))
        .isInstanceOf(ConcurrentUseException.class);
    instance.leave(0);
  }

  @Test
  void randomKeysFollowSeedStepAndNode() {
    int key = instance.key(3);
    assertThat(key).isEqualTo(CounterHash.key(5, 0, 3)).isNotEqualTo(instance.key(4));
    instance.advance();
    assertThat(instance.key(3)).isEqualTo(CounterHash.key(5, 1, 3));
    instance.reseed(8);
    assertThat(instance.key(3)).isEqualTo(CounterHash.key(8, 0, 3));
  }

  @Test
  void chunkIsAtLeastOne() {
    assertThat(instance.chunk()).isEqualTo(64);
    assertThatThrownBy(() -> instance.chunk(0))
        .hasMessage("chunk: expected at least 1 example, was 0");
  }

  @Test
  void otherObjectsHaveNone() {
    assertThatThrownBy(() -> Instance.of("digits"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.lang.String is not a network compiled by Sinter");
  }
}
