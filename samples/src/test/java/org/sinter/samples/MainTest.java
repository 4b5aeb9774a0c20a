package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Main.execute(stream(out), stream(err), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void lessonsAreListed() {
    assertThat(run("lessons")).isZero();
    assertThat(lines()).hasSameSizeAs(Lessons.all());
    assertThat(lines().getFirst()).startsWith("S01  ");
  }

  @Test
  void theLastLineOfALessonIsItsResult(@TempDir Path folder) {
    assertThat(run("lesson", "s04", "--out", folder.toString())).isZero();
    assertThat(lines().getLast()).isEqualTo("S04 PASS figure=6 floor=6");
  }

  @Test
  void severalLessonsRunOneAfterTheOther(@TempDir Path folder) {
    assertThat(run("lesson", "S04", "S13", "--out", folder.toString())).isZero();
    assertThat(lines()).filteredOn(line -> line.matches("S\\d\\d PASS .*")).hasSize(2);
  }

  @Test
  void aSeedReplacesTheLessonsOwn(@TempDir Path folder) {
    assertThat(run("lesson", "S03", "--seed", "7", "--out", folder.toString())).isZero();
    assertThat(lines()).filteredOn(line -> line.startsWith("right of 8")).hasSize(1);
  }

  @Test
  void anUnknownLessonIsRefusedWithThoseThereAre() {
    assertThat(run("lesson", "S99")).isEqualTo(2);
    assertThat(errors()).contains("unknown lesson S99; there are S01, S02");
  }

  @Test
  void missingDataFailTheLessonAndSayWhatWasLookedFor(@TempDir Path empty) {
    assertThat(run("lesson", "S17", "--data", empty.toString())).isEqualTo(1);
    assertThat(errors()).contains("S17 needs real data: no train-images-idx3-ubyte: tried");
    assertThat(lines().getLast()).isEqualTo("S17 FAIL figure=none floor=none");
  }

  @Test
  void digitsWithANamedFolderDoNotFallBackToDrawnOnes(@TempDir Path empty) {
    assertThat(run("digits", "--quick", "--data", empty.toString())).isEqualTo(1);
    assertThat(errors()).contains("no train-images-idx3-ubyte: tried");
  }

  @Test
  void aNetworkIsDescribed() {
    assertThat(run("describe", "org.sinter.samples.Digits", "--batch", "10")).isZero();
    assertThat(lines())
        .contains("Digits, FLOAT, 11,738 parameters")
        .contains("  conv1.weight         [8, 1, 5, 5]")
        .contains("predict read: image float N x [28, 28, 1] -> digit float N x [10]")
        .contains("the same kernels as predict read");
  }

  /** Two operations for each of 5 x 5 weights, and the bias and the activation. */
  @Test
  void kernelsAreDescribedWithWhatTheyCost() {
    assertThat(run("describe", "digits", "--batch", "10")).isZero();
    long sums = 10L * 24 * 24 * 8;
    String operations = String.format(Locale.ROOT, "%,d", sums * (2 * 25 + 2));
    String bytes = String.format(Locale.ROOT, "%,d", 4 * (10L * 28 * 28 + 8 * 25 + 8 + sums));
    assertThat(lines())
        .filteredOn(line -> line.startsWith("k01_conv2d_add_relu "))
        .first(InstanceOfAssertFactories.STRING)
        .containsSubsequence(
            operations,
            bytes,
            "arithmetic",
            "conv2d, add, relu: conv1 [N, 24, 24, 8], from conv1()");
    assertThat(lines()).filteredOn(line -> line.startsWith("total ")).isNotEmpty();
    assertThat(lines())
        .filteredOn(line -> line.startsWith("a batch of 10 on one core: "))
        .hasSize(1);
  }

  @Test
  void theWorkspaceIsDescribedBesideWhatIsAliveAtOnce() {
    assertThat(run("describe", "Digits", "--batch", "10")).isZero();
    assertThat(lines())
        .filteredOn(line -> line.startsWith("workspace "))
        .isNotEmpty()
        .allMatch(
            line -> line.matches("workspace [\\d,]+ bytes, [\\d,]+ of them .* \\(1\\.\\d\\d\\)"));
  }

  @Test
  void whatIsNoNetworkIsNotDescribed() {
    assertThat(run("describe", "java.lang.String")).isEqualTo(1);
    assertThat(errors()).contains("is String annotated with @Network");
    assertThat(run("describe", "no.such.Type")).isEqualTo(2);
    assertThat(errors()).contains("no network no.such.Type; there are ");
    assertThat(run("describe", "Digist")).isEqualTo(2);
    assertThat(errors()).contains("no network Digist; did you mean 'Digits'?");
    assertThat(run("describe", "Digits", "--batch", "0")).isEqualTo(2);
    assertThat(errors()).contains("--batch: expected at least 1 example, was 0");
  }

  /** In a JVM of its own: a network is profiled from its first use or never. */
  @Test
  void runningItTimesEveryKernel() {
    List<String> said =
        OtherJvm.run(
            Main.class,
            List.of("describe", "Digits", "--batch", "8", "--run"),
            "--add-modules",
            "jdk.incubator.vector");
    assertThat(said).filteredOn(line -> line.contains("of roofline")).isNotEmpty();
    assertThat(said)
        .filteredOn(line -> line.matches("(k\\d\\d_|total ).*"))
        .hasSizeGreaterThan(10)
        .allMatch(line -> line.matches(".* [\\d.]+ [num]?s +[\\d.]+%.*"));
  }

  @Test
  void aProfileIsPrintedWhenTheProgramEnds(@TempDir Path folder) {
    List<String> said =
        OtherJvm.errors(
            Main.class,
            List.of("lesson", "S03", "--seed", "7", "--out", folder.toString()),
            "--add-modules",
            "jdk.incubator.vector",
            "-Dsinter.profile=true");
    assertThat(said).filteredOn(line -> line.startsWith("profile of S03_")).isNotEmpty();
    assertThat(said).filteredOn(line -> line.startsWith("one core: ")).isNotEmpty();
    assertThat(said)
        .filteredOn(line -> line.matches("k\\d\\d_\\w+ +[\\d,]+ +[\\d.]+ [num]?s +[\\d.]+%.*"))
        .isNotEmpty();
  }

  @Test
  void quickDigitsAreReadWell() {
    assertThat(run("digits", "--quick")).isZero();
    String said = String.join("\n", lines());
    assertThat(said).contains("data: ", "latency of one prediction: ", "DigitsNet.java");
    String accuracy = said.replaceAll("(?s).*accuracy on the test set: ([0-9.]+)%.*", "$1");
    assertThat(Double.parseDouble(accuracy)).isGreaterThan(90);
  }
}
