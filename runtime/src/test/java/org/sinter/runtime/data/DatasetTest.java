package org.sinter.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.ElementType;

class DatasetTest {
  private static Dataset numbered(int count) {
    int[] labels = IntStream.range(0, count).toArray();
    float[] pairs = new float[2 * count];
    for (int i = 0; i < count; i++) {
      pairs[2 * i] = i;
      pairs[2 * i + 1] = -i;
    }
    return Dataset.of().with("label", labels).with("pair", pairs, 2);
  }

  private static List<Integer> labels(Dataset data) {
    return IntStream.range(0, data.size()).map(i -> data.label("label", i)).boxed().toList();
  }

  @Test
  void partsKeepTheirRowsTogether() {
    Dataset part = numbered(10).slice(3, 6);
    assertThat(labels(part)).containsExactly(3, 4, 5);
    assertThat(part.floats("pair", 1)).containsExactly(4, -4);
    assertThat(labels(numbered(10).take(2))).containsExactly(0, 1);
    assertThat(numbered(3).take(9).size()).isEqualTo(3);
  }

  @Test
  void splitsAreDisjointCompleteAndRepeatable() {
    Dataset.Split split = numbered(100).split(0.8, 5);
    assertThat(split.first().size()).isEqualTo(80);
    List<Integer> all = new ArrayList<>(labels(split.first()));
    all.addAll(labels(split.second()));
    assertThat(all).doesNotHaveDuplicates().hasSize(100).isNotEqualTo(labels(numbered(100)));
    assertThat(labels(numbered(100).split(0.8, 5).first())).isEqualTo(labels(split.first()));
    assertThat(labels(numbered(100).split(0.8, 6).first())).isNotEqualTo(labels(split.first()));
  }

  @Property(tries = 100)
  void everyEpochHasEachExampleOnce(
      @ForAll @IntRange(min = 1, max = 70) int count,
      @ForAll @IntRange(min = 1, max = 80) int size,
      @ForAll long seed) {
    Batches batches = numbered(count).batches(size);
    int[] label = (int[]) batches.array("label", ElementType.INT32);
    float[] pair = (float[]) batches.array("pair", ElementType.FLOAT32);
    assertThat(batches.values()).isEqualTo(1 + 2);
    for (int epoch = 0; epoch < 2; epoch++) {
      batches.shuffle(seed, epoch);
      List<Integer> seen = new ArrayList<>();
      int steps = 0;
      while (batches.next()) {
        steps++;
        for (int i = 0; i < batches.count(); i++) {
          seen.add(label[i]);
          assertThat(pair[2 * i + 1]).isEqualTo(-label[i]);
        }
      }
      assertThat(steps).isEqualTo(batches.perEpoch());
      assertThat(seen).containsExactlyInAnyOrderElementsOf(labels(numbered(count)));
    }
  }

  @Test
  void ordersDependOnSeedAndEpochAlone() {
    assertThat(order(1, 1)).isEqualTo(order(1, 1)).isNotEqualTo(order(1, 2));
    assertThat(order(1, 1)).isNotEqualTo(order(2, 1));
  }

  private static int[] order(long seed, long epoch) {
    Batches batches = numbered(50).batches(50);
    int[] label = (int[]) batches.array("label", ElementType.INT32);
    batches.shuffle(9, 9);
    batches.next();
    batches.shuffle(seed, epoch);
    batches.next();
    return label;
  }

  @Test
  void bytesBecomePixelsOrNumbers() {
    Dataset data = Dataset.of().with("image", new byte[] {0, 51, (byte) 255}, 3);
    assertThat(data.floats("image", 0)).containsExactly(0, 51 * (1f / 255), 255 * (1f / 255));
    Batches batches = data.batches(1);
    double[] doubles = (double[]) batches.array("image", ElementType.FLOAT64);
    int[] ints = (int[]) batches.array("image", ElementType.INT32);
    byte[] bytes = (byte[]) batches.array("image", ElementType.UINT8);
    batches.next();
    assertThat(doubles).containsExactly(0, 0.2, 1);
    assertThat(ints).containsExactly(0, 51, 255);
    assertThat(bytes).containsExactly(0, 51, 255);
  }

  @Test
  void mistakesNameWhatWasExpected() {
    assertThatThrownBy(() -> numbered(3).with("label", new int[3]))
        .hasMessage("column label is there already");
    assertThatThrownBy(() -> numbered(3).with("more", new double[8], 2))
        .hasMessage("more: expected 3 examples as in label, was 4");
    assertThatThrownBy(() -> Dataset.of().with("x", new float[7], 2))
        .hasMessage("x: expected a multiple of 2 values, was 7");
    assertThatThrownBy(() -> numbered(3).slice(2, 4))
        .hasMessage("slice: expected a range within 0..3, was 2..4");
    assertThatThrownBy(() -> numbered(3).floats("image", 0))
        .hasMessage("no column image; there are [label, pair]");
    assertThatThrownBy(() -> numbered(3).label("pair", 0))
        .hasMessage("pair: FLOAT32 does not become INT32");
    assertThatThrownBy(() -> numbered(3).label("label", 3)).hasMessage("example 3: expected 0..2");
    assertThatThrownBy(() -> numbered(3).batches(0))
        .hasMessage("batch size: expected at least 1, was 0");
  }
}
