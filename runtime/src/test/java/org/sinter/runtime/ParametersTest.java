package org.sinter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sinter.Precision;

class ParametersTest {
  private static NetworkInfo info(Precision precision, InitInfo init) {
    return new NetworkInfo(
        "Tiny",
        precision,
        List.of(
            new ParameterInfo("dense.weight", List.of(3, 5), Layout.panels(32, 1), 12, 192, init),
            new ParameterInfo("dense.bias", List.of(3), Layout.ROW_MAJOR, 204, 64, InitInfo.ZEROS)),
        204 + 64 + 64,
        List.of(),
        "");
  }

  private static Parameters tiny(Precision precision) {
    return Parameters.create(info(precision, new InitInfo(InitInfo.Kind.HE, 1, 5, 3)), 7);
  }

  @Test
  void getAndSetSeeLogicalOrderAndPadsStayZero() {
    Parameters parameters = tiny(Precision.FLOAT);
    float[] logical = new float[15];
    for (int i = 0; i < 15; i++) {
      logical[i] = i + 1;
    }
    parameters.set("dense.weight", logical);
    assertThat(parameters.get("dense.weight")).containsExactly(logical);
    float[] values = parameters.values();
    assertThat(values[12]).isEqualTo(1); // out 0, in 0
    assertThat(values[13]).isEqualTo(6); // out 1, in 0
    assertThat(values[12 + 32]).isEqualTo(2); // out 0, in 1
    double sum = IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    assertThat(sum).isEqualTo(120);
  }

  @Test
  void doubleNetworksKeepDoubles() {
    Parameters parameters = tiny(Precision.DOUBLE);
    parameters.setDouble("dense.bias", new double[] {0.1, 0.2, 0.3});
    assertThat(parameters.getDouble("dense.bias")).containsExactly(0.1, 0.2, 0.3);
    assertThat(parameters.get("dense.bias")).containsExactly(0.1f, 0.2f, 0.3f);
    assertThat(parameters.values64()[204]).isEqualTo(0.1);
    assertThatThrownBy(parameters::values)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Tiny: precision is DOUBLE; use values64() and gradients64()");
  }

  @Test
  void gradientsMirrorTheSlices() {
    Parameters parameters = tiny(Precision.FLOAT);
    parameters.gradients()[13] = 4;
    assertThat(parameters.gradient("dense.weight")[5]).isEqualTo(4);
    assertThat(parameters.gradients()).isSameAs(parameters.gradients());
  }

  @Test
  void updatesAreCountedEvenWhenTheyFail() {
    Parameters parameters = tiny(Precision.FLOAT);
    parameters.update(() -> parameters.values()[12] = 1);
    assertThat(parameters.version()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                parameters.update(
                    () -> {
                      throw new IllegalStateException("half way");
                    }))
        .hasMessage("half way");
    assertThat(parameters.version()).isEqualTo(2);
  }

  @Test
  void aWriterOnAnotherThreadIsSeenWithItsVersion() throws InterruptedException {
    Parameters parameters = tiny(Precision.FLOAT);
    float[] values = parameters.values();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 1; i <= 100_000; i++) {
                    float value = i;
                    parameters.update(() -> values[12] = value);
                  }
                });
    long version;
    do {
      version = parameters.version();
      assertThat(values[12]).isGreaterThanOrEqualTo(version == 0 ? -10 : version);
    } while (version < 100_000);
    writer.join();
  }

  @Test
  void mistakesNameWhatWasExpected() {
    Parameters parameters = tiny(Precision.FLOAT);
    float[] before = parameters.values().clone();
    assertThatThrownBy(() -> parameters.get("dense.wight"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Tiny: no parameter dense.wight; there are [dense.weight, dense.bias]");
    assertThatThrownBy(() -> parameters.set("dense.weight", new float[14]))
        .hasMessage("dense.weight: expected 15 values for shape [3, 5], was 14");
    assertThatThrownBy(
            () ->
                parameters.setAll(
                    Map.of("dense.bias", new double[] {1, 1, 1}, "dense.weight", new double[1])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(parameters.values()).isEqualTo(before);
    assertThat(parameters.version()).isZero();
  }

  @Test
  void firstValuesDependOnSeedAndNameNotOnLayout() {
    InitInfo init = new InitInfo(InitInfo.Kind.UNIFORM, 0.5, 1, 1);
    float[] panels = Parameters.create(info(Precision.FLOAT, init), 3).get("dense.weight");
    NetworkInfo rowMajor =
        new NetworkInfo(
            "Other",
            Precision.FLOAT,
            List.of(
                new ParameterInfo("dense.weight", List.of(3, 5), Layout.ROW_MAJOR, 12, 64, init)),
            140,
            List.of(),
            "");
    assertThat(Parameters.create(rowMajor, 3).get("dense.weight")).isEqualTo(panels);
    assertThat(Parameters.create(rowMajor, 4).get("dense.weight")).isNotEqualTo(panels);
  }

  @Test
  void distributionsHaveTheirMoments() {
    moments(new InitInfo(InitInfo.Kind.CONSTANT, 0.3, 1, 1), 0.3, 0);
    moments(new InitInfo(InitInfo.Kind.NORMAL, 0.1, 1, 1), 0, 0.1);
    moments(new InitInfo(InitInfo.Kind.UNIFORM, 0.3, 1, 1), 0, 0.3 / Math.sqrt(3));
    moments(new InitInfo(InitInfo.Kind.XAVIER_UNIFORM, 1, 100, 50), 0, Math.sqrt(2.0 / 150));
    moments(new InitInfo(InitInfo.Kind.XAVIER_NORMAL, 2, 100, 50), 0, 2 * Math.sqrt(2.0 / 150));
    moments(new InitInfo(InitInfo.Kind.HE, 1, 100, 50), 0, Math.sqrt(2.0 / 100));
    moments(new InitInfo(InitInfo.Kind.LECUN, 1, 100, 50), 0, Math.sqrt(1.0 / 100));
  }

  private static void moments(InitInfo init, double mean, double deviation) {
    int n = 1 << 16;
    ParameterInfo parameter = new ParameterInfo("w", List.of(n), Layout.ROW_MAJOR, 12, n, init);
    double[] values = Initializer.draw(parameter, 11);
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += (value - mean) * (value - mean);
    }
    assertThat(sum / n).isCloseTo(mean, within(0.02 * deviation + 1e-12));
    assertThat(Math.sqrt(squares / n)).isCloseTo(deviation, within(0.02 * deviation));
  }

  @Test
  void tablesAreChecked() {
    assertThatThrownBy(
            () ->
                new NetworkInfo(
                    "Bad",
                    Precision.FLOAT,
                    List.of(
                        new ParameterInfo(
                            "a", List.of(4), Layout.ROW_MAJOR, 12, 64, InitInfo.ZEROS),
                        new ParameterInfo(
                            "b", List.of(4), Layout.ROW_MAJOR, 70, 64, InitInfo.ZEROS)),
                    200,
                    List.of(),
                    ""))
        .hasMessage("Bad: parameter b at 70 overlaps the one before, which ends at 76");
  }
}
