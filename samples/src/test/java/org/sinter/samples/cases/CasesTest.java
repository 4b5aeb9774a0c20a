package org.sinter.samples.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinter.runtime.data.DataFolder;

/** Values and gradients of another implementation; and that a wrong number would be noticed. */
class CasesTest {
  /** Recurrence and attention are to come; the compiler says so by a code. */
  private static final Pattern REFUSED =
      Pattern.compile("(rnn|lstm|gru|scaled_dot|multi_head)_.*: @\\w+: .*\\[SN\\d{4}\\] .*");

  @Test
  void everyOperatorAgreesWithTheArchive() throws IOException {
    Optional<Path> data = DataFolder.findIfPresent();
    if (data.isEmpty()) {
      System.out.println("1 real-data test left out: the archive of reference cases");
    }
    assumeTrue(data.isPresent(), "no data folder, so no archive");
    Cases.Result result = Cases.run(Archive.read(data.get().resolve("torch-cases.tar.gz")));
    assertThat(result.failed()).isEmpty();
    assertThat(result.passed()).isGreaterThanOrEqualTo(320);
    assertThat(result.unsupported()).allSatisfy(line -> assertThat(line).matches(REFUSED));
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

  @Test
  void aWrongStepOfAnOptimiserIsFound() {
    Case right = momentum(Map.of());
    assertThat(Cases.run(List.of(right)).passed()).isEqualTo(1);
    assertFault(momentum(Map.of("step2.param.p", tensor(0.4))), "step 2: newparam.p[0] is 0.36");
    assertFault(
        momentum(Map.of("step1.optimizer.momentum_buffer.p", tensor(2.1))),
        "step 1: optimizer.momentum_buffer.p[0] is 2.0, expected 2.1");
    assertFault(
        momentum(Map.of("step1.grad.q", tensor(1))),
        "step 1: grad.q is stored, but was not computed");
  }

  /** From 1 by gradients 2 and 3 at rate 0.1, momentum 0.7. */
  private static Case momentum(Map<String, Tensor> wrong) {
    Map<String, Tensor> tensors =
        new TreeMap<>(
            Map.of(
                "param.p", tensor(1),
                "input.g1", tensor(2),
                "input.g2", tensor(3),
                "step1.param.p", tensor(0.8),
                "step1.optimizer.momentum_buffer.p", tensor(2),
                "step2.param.p", tensor(0.36),
                "step2.optimizer.momentum_buffer.p", tensor(4.4)));
    tensors.putAll(wrong);
    String entry =
        """
        {"id": "momentum", "group": "optimizer", "operator": "optim", "dtype": "F64",
         "attributes": {"kind": "sgd", "lr": 0.1, "momentum": 0.7, "dampening": 0,
          "nesterov": false, "weight_decay": 0}, "max_grad": 0}
        """;
    return new Case(withSizes(entry, tensors), tensors);
  }

  private static JsonObject withSizes(String entry, Map<String, Tensor> tensors) {
    JsonObject object = JsonParser.parseString(entry).getAsJsonObject();
    JsonObject sizes = new JsonObject();
    tensors.keySet().forEach(key -> sizes.addProperty(key, 1));
    object.add("max_abs", sizes);
    return object;
  }

  private static void assertFault(Case wrong, String fault) {
    assertThat(Cases.run(List.of(wrong)).failed()).singleElement().asString().contains(fault);
  }

  @Test
  void aNetworkIsReadFromItsWords() {
    Case right = line("dense 1-1, mean squared error");
    Cases.Result result = Cases.run(List.of(right));
    assertThat(result.failed()).isEmpty();
    assertThat(result.passed()).isEqualTo(1);
    assertFault(line("dense 1-1 relu = code, mean squared error"), "output.y");
    assertThat(Cases.run(List.of(line("dense 1-1 wobbly, mean squared error"))).unsupported())
        .singleElement()
        .asString()
        .contains("[SN1005] node 'net_line' has no operator");
  }

  /** y = -2 x at x = 1, where 1 is wanted: loss 9, slope -6. */
  private static Case line(String words) {
    String entry =
        """
        {"id": "line", "group": "network", "operator": "net_line", "dtype": "F64",
         "attributes": {"layers": "%s", "optimizer": {"kind": "sgd", "lr": 0.5, "momentum": 0,
          "dampening": 0, "nesterov": false, "weight_decay": 0}}, "max_grad": 6}
        """;
    Map<String, Tensor> tensors =
        Map.of(
            "input.x", matrix(1),
            "input.target", matrix(1),
            "param.fc_weight", matrix(-2),
            "step1.output.y", matrix(-2),
            "step1.output.loss", new Tensor(List.of(), new double[] {9}, false),
            "step1.grad.fc_weight", matrix(-6),
            "step1.param.fc_weight", matrix(1));
    return new Case(withSizes(entry.formatted(words), tensors), tensors);
  }

  private static Tensor matrix(double value) {
    return new Tensor(List.of(1, 1), new double[] {value}, false);
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
