package org.sinter.samples.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.runtime.data.DataFolder;

/** ONNX's own tests of its operators: onnx/backend/test/data of github.com/onnx/onnx, v1.20.1. */
class OnnxCasesTest {

  @Test
  void everyOperatorThatWeHaveAgreesWithOnnx() throws IOException {
    Optional<Path> data = DataFolder.findIfPresent();
    if (data.isEmpty()) {
      System.out.println("1 real-data test left out: the archive of ONNX's cases");
    }
    assumeTrue(data.isPresent(), "no data folder, so no archive");
    Path archive = data.get().resolve("onnx-node-tests.tar.gz");
    Cases.Result result = OnnxCases.run(OnnxArchive.read(archive));
    System.out.println("ONNX's cases: " + result + ", see target/onnx-unsupported.txt");
    Files.write(Path.of("target", "onnx-unsupported.txt"), result.unsupported());
    assertThat(result.failed()).isEmpty();
    assertThat(result.passed()).isGreaterThanOrEqualTo(381);
    assertThat(result.unsupported()).noneMatch(OnnxCasesTest::isClaimed);
  }

  /** Whether just the name of an operator is given for a reason, and it is one of ours. */
  private static boolean isClaimed(String line) {
    String reason = line.substring(line.indexOf(": ") + 2);
    return OpRegistry.load().definitions().stream().anyMatch(d -> d.onnx().contains(reason));
  }

  @Test
  void aWrongValueIsFound() {
    assertThat(faults(0, 2)).isEmpty();
    assertThat(faults(0, 2.001)).singleElement().asString().contains("[1] is 2.0, expected 2.001");
  }

  private static List<String> faults(double... expected) {
    OnnxNode relu = new OnnxNode("Relu", List.of("x"), List.of("y"), Map.of());
    OnnxCase example =
        new OnnxCase(
            "relu",
            14,
            List.of(relu),
            Map.of("x", tensor(-1, 2)),
            List.of("y"),
            Map.of("y", tensor(expected)));
    OnnxNetwork network = OnnxCases.translated(example);
    return OnnxCases.faults(network, network.source("Subject"));
  }

  private static OnnxTensor tensor(double... values) {
    return new OnnxTensor("", 1, new Tensor(List.of(values.length), values, false));
  }
}
