package org.sinter.samples.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.data.DataFolder;

/** The cases of convolutions and pools among ONNX's that are marked as core: lesson S47. */
class OnnxWindowCasesTest {
  private static final Set<String> OPERATORS =
      Set.of("Conv", "ConvTranspose", "MaxPool", "AveragePool", "GlobalAveragePool");

  @Test
  void allPass() throws IOException {
    Optional<Path> data = DataFolder.findIfPresent();
    if (data.isEmpty()) {
      System.out.println("1 real-data test left out: ONNX's cases of convolutions and pools");
    }
    assumeTrue(data.isPresent(), "no data folder, so no archive");
    Path archive = data.get().resolve("onnx-node-tests.tar.gz");
    Set<String> listed =
        index(archive)
            .lines()
            .map(line -> line.split("\t"))
            .filter(c -> OPERATORS.contains(c[3]) && c[7].equals("1"))
            .map(c -> c[0] + "/" + c[1])
            .collect(Collectors.toSet());
    Map<String, Map<String, byte[]>> cases = new TreeMap<>(OnnxArchive.read(archive));
    cases.keySet().retainAll(listed);
    Cases.Result result = OnnxCases.run(cases);
    System.out.println("ONNX's cases of convolutions and pools: " + result);
    assertThat(result.failed()).isEmpty();
    assertThat(result.unsupported()).isEmpty();
    assertThat(result.passed()).isGreaterThanOrEqualTo(49);
  }

  private static String index(Path archive) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        if (e.getName().endsWith("index.tsv")) {
          return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IllegalStateException(archive + ": no index.tsv");
  }
}
