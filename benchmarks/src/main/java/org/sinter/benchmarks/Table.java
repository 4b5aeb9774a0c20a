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
    return "%-20s | %-22s | %-18s | %6s | %-8s | %s".formatted(cells.toArray());
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

  private static String bar(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replaceAll("\\R", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** The table as a JSON array of objects, every member a string. */
  static String json(List<Row> rows) {
    return rows.stream().map(Table::object).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String object(Row row) {
    List<String> names = cells(HEAD_CELLS, "verdict");
    List<String> values = cells(row, row.verdict().name());
    StringBuilder text = new StringBuilder("  {");
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(quoted(names.get(i))).append(": ");
      text.append(quoted(values.get(i)));
    }
    return text.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
