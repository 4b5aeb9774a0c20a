package org.sinter.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random networks: reference, emitted double, emitted float at every width, differences. */
class FuzzTest {

  @Test
  void twoHundredRandomNetworksAgree() {
    List<Failure> failures = new Fuzz().run(200, 1);
    assertThat(failures.stream().map(Fuzz::text).collect(Collectors.joining("\n"))).isEmpty();
  }

  @Test
  void aSeedAlwaysDrawsTheSameNetwork() {
    assertThat(LongStream.range(0, 50).mapToObj(Generator::network).toList())
        .isEqualTo(LongStream.range(0, 50).mapToObj(Generator::network).toList());
  }

  @Test
  void aWrongGradientIsFound() {
    Slopes slopes = new Slopes(new Tally());
    double[] x = {0.7};
    Slopes.Line line = distance -> x[0] = 0.7 + distance;
    assertThat(slopes.check(() -> Math.exp(x[0]), line, Math.exp(0.7))).isEmpty();
    assertThat(slopes.check(() -> Math.exp(x[0]), line, Math.exp(0.7) * (1 + 1e-5))).isPresent();
  }

  @Test
  void aKinkIsLeftOutAndCounted() {
    Tally tally = new Tally();
    double[] x = {0};
    Slopes.Line line = distance -> x[0] = distance;
    assertThat(new Slopes(tally).check(() -> Math.max(0, x[0]), line, 0)).isEmpty();
    assertThat(tally.kinks.sum()).isEqualTo(1);
  }

  @Test
  void aStepIsLeftOutAndCounted() {
    Tally tally = new Tally();
    double[] x = {0};
    Slopes.Line line = distance -> x[0] = distance;
    assertThat(new Slopes(tally).check(() -> Math.signum(x[0]) + x[0], line, 1)).isEmpty();
    assertThat(tally.kinks.sum()).isEqualTo(1);
  }
}
