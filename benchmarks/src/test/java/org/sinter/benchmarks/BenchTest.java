package org.sinter.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  private static final Options NONE = Options.parse(List.of());
  private static final Figure REACHED =
      new Figure(
          "fast",
          () -> new Row("fast", "2.0 us", "1.5 us", "1.33", "<= 2.0", Row.Verdict.of(true)));
  private static final Figure MISSED =
      new Figure(
          "alloc Small", () -> new Row("alloc Small", "8 B", "-", "-", "0 B", Row.Verdict.SHORT));
  private static final Figure BROKEN =
      new Figure(
          "broken",
          () -> {
            throw new IllegalStateException("no \"file\"");
          });

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private int run(List<Figure> figures, String... arguments) throws IOException {
    return new Bench(_ -> figures, new PrintStream(bytes, true, UTF_8)).run(List.of(arguments));
  }

  private static List<String> names(String... arguments) {
    return Bench.figures(Options.parse(List.of(arguments))).stream().map(Figure::name).toList();
  }

  private List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }

  @Test
  void aRowHasSixCellsAndEndsWithItsVerdict() throws IOException {
    assertThat(run(List.of(REACHED, MISSED))).isZero();
    assertThat(lines()).hasSize(3);
    assertThat(lines()).allSatisfy(line -> assertThat(line.split(" \\| ")).hasSize(6));
    assertThat(lines().get(1)).startsWith("fast ").endsWith("| PASS");
    assertThat(lines().get(2)).startsWith("alloc Small ").endsWith("| SHORT");
  }

  @Test
  void namesSelectRowsAndTheFirstWordSelectsAllThatBeginWithIt() throws IOException {
    assertThat(run(List.of(REACHED, MISSED), "alloc")).isZero();
    assertThat(lines()).hasSize(2);
    assertThat(lines().getLast()).startsWith("alloc Small");
  }

  @Test
  void whatTakesMinutesIsMeasuredWhereItIsNamed() throws IOException {
    Figure slow = Figure.onRequest("jit Small", MISSED.measurement());
    assertThat(run(List.of(REACHED, slow))).isZero();
    assertThat(lines()).hasSize(2);
    assertThat(run(List.of(REACHED, slow), "--jit")).isZero();
    assertThat(lines()).hasSize(4);
    assertThat(lines().getLast()).startsWith("alloc Small");
  }

  @Test
  void anUnknownNameIsRefusedWithTheNamesThereAre() throws IOException {
    assertThat(run(List.of(REACHED, MISSED), "dense")).isEqualTo(2);
    assertThat(lines())
        .containsExactly(
            "bench: no row dense; the rows are (with --peers there are more):",
            "  fast",
            "  alloc Small");
  }

  @Test
  void severalWordsSelectTheRowsThatBeginWithThem() {
    Figure figure = new Figure("gemm 64 forward", () -> Row.error("", new Error()));
    assertThat(figure.isNamed("gemm")).isTrue();
    assertThat(figure.isNamed("GEMM 64")).isTrue();
    assertThat(figure.isNamed("gemm 64 forward")).isTrue();
    assertThat(figure.isNamed("gemm 6")).isFalse();
    assertThat(figure.isNamed("64")).isFalse();
  }

  @Test
  void aRowThatCannotBeMeasuredSaysWhyAndTheOthersStillRun() throws IOException {
    assertThat(run(List.of(BROKEN, REACHED))).isEqualTo(1);
    assertThat(lines().get(1)).contains("no \"file\"").endsWith("| ERROR");
    assertThat(lines().get(2)).endsWith("| PASS");
  }

  @Test
  void theReportIsWrittenAsJsonAndMarkdown(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("table.json");
    Path markdown = folder.resolve("table.md");
    run(List.of(REACHED, BROKEN), "--out", json.toString(), "--out", markdown.toString());
    assertThat(json).content().contains("\"name\": \"fast\"", "\"verdict\": \"PASS\"");
    assertThat(json).content().contains("no \\\"file\\\"");
    assertThat(Files.readAllLines(markdown))
        .contains(
            "./sinter bench --out " + json + " --out " + markdown,
            "| name | ours | reference | ratio | goal | verdict |",
            "| fast | 2.0 us | 1.5 us | 1.33 | <= 2.0 | PASS |");
  }

  @Test
  void outNeedsAFile() throws IOException {
    assertThat(run(List.of(REACHED), "--out")).isEqualTo(2);
  }

  @Test
  void thereIsAtLeastOneThread() throws IOException {
    assertThat(run(List.of(REACHED), "--threads", "1,0")).isEqualTo(2);
    assertThat(lines()).containsExactly("bench: --threads: expected at least 1, was 0");
  }

  @Test
  void peersHaveRowsForEachNumberOfThreads() {
    List<String> without = names();
    List<String> with = names("--peers", "--threads", "1,2");
    assertThat(without).doesNotContain("gemm 64 forward");
    assertThat(with).containsAll(without).doesNotHaveDuplicates();
    assertThat(with).contains("gemm 64 forward", "gemm 64 forward, 2 threads");
  }

  @Test
  void everyNetworkOfThisModuleHasARow() {
    assertThat(names())
        .doesNotHaveDuplicates()
        .startsWith("dense-512", "mlp-784-128-10", "tiny-40-64-32-10", "mlp-step")
        .contains("processor", "source-lines")
        .contains("alloc ConvDigits", "alloc Dense512", "alloc Mlp128", "alloc Mlp512")
        .contains("alloc Tiny", "settle mlp-sgd", "settle tiny step", "settle lenet epoch")
        .contains("jit Mlp512", "start first", "start aot-cache");
  }

  @Test
  void aSmallNetworkAllocatesNothing() throws IOException {
    assertThat(run(Bench.figures(NONE), "alloc tiny")).isZero();
    assertThat(lines()).hasSize(2);
    assertThat(lines().getLast()).contains("predict 0 B, step -").endsWith("| 0 B      | PASS");
  }

  @Test
  void theSourceOfThePerceptronIsCounted() throws IOException {
    assertThat(run(Bench.figures(NONE), "source-lines")).isZero();
    assertThat(lines().getLast()).containsPattern("\\| [1-9]\\d+ lines ");
  }
}
