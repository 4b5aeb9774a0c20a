package org.sinter.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.processor.loop.Tile.Loop;
import org.sinter.processor.type.Dim;

class WindowSumsTest {
  private static final Loop ROWS = new Loop("x", Dim.of(28), 8, 0);
  private static final Loop HEIGHT = new Loop("u", Dim.of(3), 240, 3072);
  private static final Loop CHANNELS = new Loop("c", Dim.of(8), 1, 128);

  private static Loop width(int places, int stride) {
    return new Loop("v", Dim.of(places), stride, 1024);
  }

  /** The second stride is that of a gradient, the third that of a convolution of stride two. */
  @ParameterizedTest
  @CsvSource({
    "3, 8, 64, true",
    "3, -8, 64, true",
    "3, 4, 64, false",
    "5, 8, 64, false",
    "5, 8, 16, true",
    "7, 8, 16, false"
  })
  void theColumnsOfAWindowAreSummedLast(int places, int stride, int columns, boolean last) {
    Loop width = width(places, stride);
    List<Loop> ordered = List.of(HEIGHT, width, CHANNELS);
    assertThat(TileLoops.windowLast(ordered, ROWS, columns))
        .isEqualTo(last ? List.of(HEIGHT, CHANNELS, width) : ordered);
  }

  @Test
  void notWhereFewChannelsAreOneRunWithThem() {
    Loop colours = new Loop("c", Dim.of(3), 1, 128);
    List<Loop> ordered = List.of(HEIGHT, width(3, 8), colours);
    assertThat(TileLoops.windowLast(ordered, ROWS, 64)).isEqualTo(ordered);
  }

  @Test
  void notWhereRowsAreExamples() {
    List<Loop> ordered = List.of(HEIGHT, width(3, 8), CHANNELS);
    Loop examples = new Loop("b", Dim.BATCH, 8, 0);
    assertThat(TileLoops.windowLast(ordered, examples, 64)).isEqualTo(ordered);
  }

  @Test
  void aProductOfMatricesKeepsItsSum() {
    assertThat(TileLoops.windowLast(List.of(CHANNELS), ROWS, 64)).containsExactly(CHANNELS);
  }
}
