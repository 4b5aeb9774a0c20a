package org.sinter.processor.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

  static Stream<Arguments> layouts() {
    Shape image = Shape.of(20, 3, 5, 4);
    return Stream.of(
        Arguments.of(Layout.ROW_MAJOR, Shape.of(3, 5), 15, List.of(5, 1)),
        Arguments.of(Layout.ROW_MAJOR, Shape.SCALAR, 1, List.of()),
        Arguments.of(Layout.panels(40, List.of(1)), Shape.of(40, 5), 2 * 32 * 5, List.of(1, 32)),
        Arguments.of(Layout.panels(16, List.of(1)), Shape.of(16, 7), 16 * 7, List.of(1, 16)),
        Arguments.of(Layout.panels(10, List.of(1)), Shape.of(10, 7), 16 * 7, List.of(1, 16)),
        Arguments.of(Layout.panels(20, List.of(2, 3, 1)), image, 32 * 60, List.of(1, 32, 384, 96)));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void sizeIncludesThePaddingAndStridesFollowTheOrder(
      Layout layout, Shape shape, int size, List<Integer> strides) {
    assertThat(layout.size(shape)).isEqualTo(size);
    assertThat(layout.strides(shape)).isEqualTo(strides);
  }

  /** The runtime has a layout of its own; generated classes hand one's numbers to the other. */
  @ParameterizedTest
  @MethodSource("layouts")
  void theRuntimeAgreesOnTheSize(Layout layout, Shape shape, int size, List<Integer> strides) {
    var runtime = new org.sinter.runtime.Layout(layout.panel(), layout.order());
    assertThat(runtime.size(shape.dims().stream().map(Dim::literal).toList())).isEqualTo(size);
  }

  @Test
  void fewColumnsTakeHalfAPanel() {
    assertThat(Layout.panelWidth(1)).isEqualTo(16);
    assertThat(Layout.panelWidth(16)).isEqualTo(16);
    assertThat(Layout.panelWidth(17)).isEqualTo(32);
  }
}
