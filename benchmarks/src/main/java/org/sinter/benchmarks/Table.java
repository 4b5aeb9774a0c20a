package org.sinter.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows as text: for the screen as they come, or in a file when all are there. */
final class Table {
  private static final Row HEAD_CELLS =
      new Row("name", "ours", "reference", "ratio", "goal", Row.Verdict.PASS);

  /** The line above the rows. */
  static final String HEAD = line(cells(HEAD_CELLS, "verdict"));

  private Table() {}

  /** A row on the screen: {@code name | ours | reference | ratio | goal | PASS}. */
  static String line(Row row) {
    return line(cells(row, row.verdict().name()));
  }

  private static String line(List<String> cells) {
    return "%-36s | %-26s | %-34s | %6s | %-8s | %s".formatted(cells.toArray());
  }

  private static List<String> cells(Row row, String verdict) {
    return List.of(row.name(), row.ours(), row.reference(), row.ratio(), row.goal(), verdict);
  }

  /** The table in Markdown. */
  static String markdown(List<Row> rows) {
    String rule = "|" + "---|".repeat(cells(HEAD_CELLS, "").size());
    Stream<String> lines =
        Stream.concat(
            Stream.of(bar(cells(HEAD_CELLS, "verdict")), rule),
            rows.stream().map(row -> bar(cells(row, row.verdict().name()))));
    return lines.collect(Collectors.joining("\n", "", "\n"));
  }

  /** A line of a table in Markdown. */
  static String bar(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replaceAll("\\R", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
