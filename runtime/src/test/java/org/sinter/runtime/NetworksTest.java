package org.sinter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinter.runtime.checkpoint.CheckpointException;
import org.sinter.runtime.fixture.Perceptron;
import org.sinter.runtime.support.Instance;

class NetworksTest {
  /** Nested, to see the name. */
  interface Inner {}

  @TempDir private Path folder;

  @Test
  void createdByInterfaceAndSeed() {
    float[] first = weights(Networks.create(Perceptron.class, 42));
    assertThat(weights(Networks.create(Perceptron.class, 42))).isEqualTo(first);
    assertThat(weights(Networks.create(Perceptron.class, 43))).isNotEqualTo(first);
  }

  private static float[] weights(Perceptron network) {
    return Networks.of(network).parameters().get("hidden.weight");
  }

  @Test
  void savedAndLoadedItAnswersTheSame() {
    Perceptron network = Networks.create(Perceptron.class, 42);
    Path file = folder.resolve("perceptron.safetensors");
    Networks.save(network, file);
    Perceptron loaded = Networks.load(Perceptron.class, file);
    float[] image = new float[784];
    image[300] = 1;
    assertThat(loaded.read(image)).isEqualTo(network.read(image));
  }

  @Test
  void forksShareWeightsAndNothingElse() {
    Perceptron network = Networks.create(Perceptron.class, 42);
    Perceptron fork = Networks.of(network).reserve(8).fork();
    assertThat(fork).isNotSameAs(network);
    Parameters parameters = Networks.of(fork).parameters();
    assertThat(parameters).isSameAs(Networks.of(network).parameters());
    Instance.of(network).enter(0);
    assertThat(fork.read(new float[784])).hasSize(10);
    assertThat(Instance.of(fork).workspace()).isNotSameAs(Instance.of(network).workspace());
    assertThat(Instance.of(fork).chunk()).isEqualTo(8);
    assertThat(Networks.of(fork).info().parameterCount()).isEqualTo(784 * 64 + 64 + 640 + 10);
  }

  @Test
  void nestedInterfacesAreJoinedByUnderscore() {
    assertThat(Networks.generatedName(Inner.class))
        .isEqualTo("org.sinter.runtime.NetworksTest_InnerNet");
    assertThatThrownBy(() -> Networks.create(Inner.class, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no org.sinter.runtime.NetworksTest_InnerNet")
        .hasMessageContaining("is Inner annotated with @Network");
  }

  @Test
  void errorsOfTheGeneratedClassComeThrough() {
    assertThatThrownBy(() -> Networks.load(Perceptron.class, folder.resolve("none")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("none: cannot be read");
  }

  @Test
  void wrongLengthIsTold() {
    Perceptron network = Networks.create(Perceptron.class, 42);
    assertThatThrownBy(() -> network.read(new float[785]))
        .hasMessage("image: expected a multiple of 784 values, was 785");
    assertThat(network.read(new float[784])).hasSize(10);
  }
}
