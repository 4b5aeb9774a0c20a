package org.sinter.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sinter.Precision;
import org.sinter.runtime.profile.Roofline.Bound;
import org.sinter.runtime.profile.Roofline.Level;

class RooflineTest {
  private static final Roofline ROOFLINE =
      new Roofline(100, List.of(new Level(1000, 50), new Level(10_000, 10)));

  @Test
  void theLongerOfTwoTimesBounds() {
    assertThat(ROOFLINE.nanos(10_000, 500)).isCloseTo(100, within(1e-9));
    assertThat(ROOFLINE.bound(10_000, 500)).isEqualTo(Bound.ARITHMETIC);
    assertThat(ROOFLINE.nanos(500, 500)).isCloseTo(10, within(1e-9));
    assertThat(ROOFLINE.bound(500, 500)).isEqualTo(Bound.MEMORY);
  }

  @Test
  void memoryIsAsFastAsTheLargestLevelThatItFills() {
    assertThat(ROOFLINE.nanos(0, 9_999)).isCloseTo(9_999 / 50.0, within(1e-9));
    assertThat(ROOFLINE.nanos(0, 10_000)).isCloseTo(1000, within(1e-9));
    assertThat(ROOFLINE.nanos(0, 1)).isCloseTo(0.02, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource
  void theMachineIsMeasured(Precision precision) {
    Roofline measured = Roofline.measure(precision);
    assertThat(measured.operationsPerNano()).isPositive().isFinite();
    assertThat(measured.levels())
        .extracting(Level::bytes)
        .containsExactly(1L << 14, 1L << 16, 1L << 18, 1L << 20, 1L << 22, 1L << 24, 1L << 26);
    assertThat(measured.levels())
        .allSatisfy(level -> assertThat(level.bytesPerNano()).isPositive().isFinite());
    assertThat(measured.toString())
        .matches("one core: .* GFLOP/s; GB/s of 16 KiB: \\d+,.* 64 MiB: \\d+");
  }

  @Test
  void noLevelIsRefused() {
    assertThatThrownBy(() -> new Roofline(1, List.of()))
        .hasMessage("levels: expected at least one, was none");
  }
}
