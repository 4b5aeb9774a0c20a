package org.sinter.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Index;
import org.sinter.processor.testing.ProgramRunner;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

class PlacementTest {
  private static final Buffer BUFFER = new Buffer("x", Buffer.Space.WORKSPACE, 0, 0);

  @ParameterizedTest
  @CsvSource({"1,1", "2,16", "10,16", "16,16", "17,32", "784,800", "256,272", "512,528", "768,784"})
  void examplesAreWholePanelsApartAndNoMultipleOfAKibibyte(int size, int stride) {
    assertThat(Placement.exampleStride(Shape.batchOf(size))).isEqualTo(stride);
  }

  @ParameterizedTest
  @CsvSource({"1,16", "10,16", "40,64"})
  void eachExampleHasRoomForAVector(int size, int footprint) {
    assertThat(Placement.footprint(Shape.batchOf(size), Layout.ROW_MAJOR)).isEqualTo(footprint);
  }

  @Property(tries = 200)
  void everyElementOfAPanelledTensorHasAPlaceOfItsOwn(
      @ForAll @IntRange(min = 1, max = 70) int out,
      @ForAll @IntRange(min = 1, max = 5) int in,
      @ForAll @IntRange(min = 1, max = 3) int k,
      @ForAll boolean swapped) {
    Shape shape = Shape.of(out, in, k);
    Layout layout = Layout.panels(out, swapped ? List.of(2, 1) : List.of(1, 2));
    Placement placement = new Placement(BUFFER, shape, layout);
    var runtime = new org.sinter.runtime.Layout(layout.panel(), layout.order());
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; i < out * in * k; i++) {
      int[] index = {i / (in * k), i / k % in, i % k};
      Index address =
          placement.address(List.of(Index.of(index[0]), Index.of(index[1]), Index.of(index[2])));
      assertThat(address.terms()).isEmpty();
      assertThat(taken.add(address.offset())).isTrue();
      assertThat(address.offset())
          .isLessThan(layout.size(shape))
          .isEqualTo(ProgramRunner.position(placement, index))
          .isEqualTo(runtime.physical(index, List.of(out, in, k)));
    }
  }

  @Test
  void anIndexBecomesAnAddress() {
    Placement rows = new Placement(BUFFER, Shape.batchOf(4, 5), Layout.ROW_MAJOR);
    assertThat(rows.address(List.of(Index.of("b", 1), Index.of("i", 1), Index.of("j", 1))))
        .hasToString("b * 32 + i * 5 + j");
    Placement panels = new Placement(BUFFER, Shape.of(40, 5), Layout.panels(40, List.of(1)));
    Index panelAndLane = Index.of("q", 32).plus(Index.of("lane", 1));
    assertThat(panels.address(List.of(panelAndLane, Index.of("i", 1))))
        .hasToString("q * 160 + lane + i * 32");
  }
}
