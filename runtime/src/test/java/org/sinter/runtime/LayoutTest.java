package org.sinter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void denseWeightIsPanelInputLane() {
    Layout layout = Layout.panels(32, 1);
    List<Integer> shape = List.of(40, 3);
    assertThat(layout.size(shape)).isEqualTo(64 * 3);
    assertThat(layout.physical(new int[] {33, 2}, shape)).isEqualTo(1 * 3 * 32 + 2 * 32 + 1);
  }

  @Test
  void convolutionWeightIsPanelRowColumnChannelLane() {
    Layout layout = Layout.panels(32, 2, 3, 1);
    List<Integer> shape = List.of(8, 3, 5, 7);
    assertThat(layout.physical(new int[] {6, 2, 4, 5}, shape))
        .isEqualTo(((4 * 7 + 5) * 3 + 2) * 32 + 6);
  }

  @Test
  void rowMajorIsTheLogicalOrder() {
    List<Integer> shape = List.of(2, 3, 4);
    assertThat(Layout.ROW_MAJOR.positions(shape)).containsExactly(IntStream.range(0, 24).toArray());
    assertThat(Layout.ROW_MAJOR.size(List.of())).isEqualTo(1);
    assertThat(Layout.ROW_MAJOR.positions(List.of())).containsExactly(0);
  }

  @Property(tries = 200)
  void everyValueHasItsOwnPlace(
      @ForAll @IntRange(min = 1, max = 70) int out,
      @ForAll @IntRange(min = 1, max = 5) int in,
      @ForAll @IntRange(min = 1, max = 4) int kh,
      @ForAll @IntRange(min = 1, max = 3) int kw) {
    Layout layout = Layout.panels(32, 2, 3, 1);
    List<Integer> shape = List.of(out, in, kh, kw);
    int[] positions = layout.positions(shape);
    assertThat(positions).doesNotHaveDuplicates();
    assertThat(IntStream.of(positions).max().orElseThrow()).isLessThan(layout.size(shape));
    int[] last = {out - 1, in - 1, kh - 1, kw - 1};
    assertThat(positions[positions.length - 1]).isEqualTo(layout.physical(last, shape));
  }

  @Test
  void axesMustBeAllThere() {
    assertThatThrownBy(() -> Layout.panels(32, 1, 3)).hasMessageContaining("axis 2 is missing");
    assertThatThrownBy(() -> Layout.panels(32, 1).positions(List.of(4, 4, 4)))
        .hasMessageContaining("does not fit shape [4, 4, 4]");
  }
}
