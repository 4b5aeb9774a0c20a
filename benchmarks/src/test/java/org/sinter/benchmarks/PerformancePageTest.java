package org.sinter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/performance.md} is a report of the rows that there are. */
class PerformancePageTest {
  private static final Path PAGE = Path.of("..", "docs", "performance.md");

  @Test
  void itsRowsExist() throws IOException {
    Options all = Options.parse(List.of("--peers", "--threads", "1,2"));
    Set<String> known =
        Bench.figures(all).stream().map(Figure::name).collect(Collectors.toUnmodifiableSet());
    assertThat(rows()).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void itsCommandIsUnderstood() throws IOException {
    String command =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("./sinter bench"))
            .findFirst()
            .orElseThrow();
    assertThat(command).contains("--peers").contains("--out docs/performance.md");
  }

  /** First cells of the table below the heading "Rows". */
  private static List<String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("## Rows"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| name "))
        .map(line -> line.substring(2, line.indexOf(" | ")))
        .toList();
  }
}
