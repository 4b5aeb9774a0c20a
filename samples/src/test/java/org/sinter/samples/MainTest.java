package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(run("describe", "org.sinter.samples.Digits")).isZero();
    assertThat(lines())
        .contains("Digits, FLOAT, 11,738 parameters")
        .contains("  conv1.weight         [8, 1, 5, 5]")
        .contains("predict read: image float N x [28, 28, 1] -> digit float N x [10]");
  }

  @Test
  void whatIsNoNetworkIsNotDescribed() {
    assertThat(run("describe", "java.lang.String")).isEqualTo(1);
    assertThat(errors()).contains("is String annotated with @Network");
    assertThat(run("describe", "no.such.Type")).isEqualTo(2);
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
