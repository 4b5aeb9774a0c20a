package org.sinter.samples.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinter.runtime.data.DataFolder;

/** Values and gradients of another implementation; and that a wrong number would be noticed. */
class CasesTest {
  private static final List<String> STILL_TO_COME =
      List.of("recurrent", "attention", "network", "optimizer", "embedding_bag", "im2col");

  @Test
  void everyOperatorAgreesWithTheArchive() throws IOException {
    Optional<Path> data = DataFolder.findIfPresent();
    if (data.isEmpty()) {
      System.out.println("1 real-data test left out: the archive of reference cases");
    }
    assumeTrue(data.isPresent(), "no data folder, so no archive");
    Cases.Result result = Cases.run(Archive.read(data.get().resolve("torch-cases.tar.gz")));
    assertThat(result.failed()).isEmpty();
    assertThat(result.passed()).isGreaterThanOrEqualTo(289);
    assertThat(result.unsupported())
        .allSatisfy(line -> assertThat(STILL_TO_COME).anyMatch(line::contains));
  }

  @Test
  void aWrongValueAndAWrongSlopeAreFound() {
    Case right = squares(9, 6);
    assertThat(Cases.run(List.of(right)).passed()).isEqualTo(1);
    assertThat(Cases.run(List.of(squares(9.001, 6))).failed())
        .singleElement()
        .asString()
        .contains("output.y[1] is 9.0, expected 9.001");
    assertThat(Cases.run(List.of(squares(9, 6.001))).failed())
        .singleElement()
        .asString()
        .contains("grad.x[1] is 6.0, expected 6.001");
  }

  /** Of 2 and 3. */
  private static Case squares(double second, double slope) {
    String entry =
        """
        {"id": "square", "group": "elementwise", "operator": "square", "dtype": "F64",
         "attributes": {}, "max_abs": {"output.y": 9, "grad.x": 6}, "max_grad": 6}
        """;
    Map<String, Tensor> tensors =
        Map.of(
            "input.x", tensor(2, 3),
            "output.y", tensor(4, second),
            "r.y", tensor(1, 1),
            "grad.x", tensor(4, slope));
    return new Case(JsonParser.parseString(entry).getAsJsonObject(), tensors);
  }

  private static Tensor tensor(double... values) {
    return new Tensor(List.of(values.length), values, false);
  }

  @Test
  void anArchiveOfSomethingElseIsRefused(@TempDir Path folder) throws IOException {
    Path archive = folder.resolve("empty.tar.gz");
    try (var tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(Files.newOutputStream(archive)))) {
      tar.finish();
    }
    assertThatThrownBy(() -> Archive.read(archive))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected cases.json");
  }
}
