package org.sinter.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  @TempDir private Path folder;

  private void write(int images, int side, byte[] labels) throws IOException {
    Files.write(
        folder.resolve("train-images-idx3-ubyte"),
        ByteBuffer.allocate(16 + images * side * side)
            .putInt(2051)
            .putInt(images)
            .putInt(side)
            .putInt(side)
            .array());
    Files.write(
        folder.resolve("train-labels-idx1-ubyte"),
        ByteBuffer.allocate(8 + labels.length)
            .putInt(2049)
            .putInt(labels.length)
            .put(labels)
            .array());
  }

  @Test
  void readsImagesAndLabels() throws IOException {
    write(2, 28, new byte[] {3, 9});
    Dataset data = Mnist.train(folder);
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.label("label", 1)).isEqualTo(9);
    assertThat(data.floats("image", 0)).hasSize(784);
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() throws IOException {
    write(2, 28, new byte[] {3});
    assertThatThrownBy(() -> Mnist.train(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("expected 2 labels, one for each image, was 1");
    write(2, 27, new byte[] {3, 4});
    assertThatThrownBy(() -> Mnist.train(folder))
        .hasMessageContaining("expected images of 28 x 28, was [2, 27, 27]");
    write(2, 28, new byte[] {3, 10});
    assertThatThrownBy(() -> Mnist.train(folder))
        .hasMessageContaining("label 10 at index 1 is outside 0..9");
  }

  @Test
  void missingFilesAreListed() {
    assertThatThrownBy(() -> Mnist.test(folder))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("no t10k-images-idx3-ubyte: tried [")
        .hasMessageContaining("t10k-images-idx3-ubyte.gz");
  }

  @Test
  void realFilesHaveTheKnownCounts() {
    Assumptions.assumeTrue(DataFolder.findIfPresent().isPresent(), "no data folder");
    Dataset train = Mnist.train(DataFolder.find());
    Dataset test = Mnist.test(DataFolder.find());
    assertThat(test.size()).isEqualTo(10_000);
    int[] counts = new int[10];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < train.size(); i++) {
      counts[train.label("label", i)]++;
      for (float pixel : train.floats("image", i)) {
        sum += pixel;
        squares += pixel * pixel;
      }
    }
    assertThat(counts).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    double mean = sum / (60_000 * 784.0);
    assertThat(mean).isCloseTo(0.1307, within(5e-5));
    assertThat(Math.sqrt(squares / (60_000 * 784.0) - mean * mean)).isCloseTo(0.3081, within(5e-5));
  }
}
