package org.sinter.runtime.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of cells as text: all to the right, but the first and the last column. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... head) {
    rows.add(List.of(head));
  }

  void add(String... cells) {
    rows.add(List.of(cells));
  }

  /** Lines, each with a line feed and without blanks at its end. */
  String text() {
    int columns = rows.getFirst().size();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = row.get(column);
        String blanks = " ".repeat(width(column) - cell.length());
        boolean left = column == 0 || column == columns - 1;
        line.append(column == 0 ? "" : "  ").append(left ? cell + blanks : blanks + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String ratio(double over, double under) {
    return under == 0 ? "-" : String.format(Locale.ROOT, "%.2f", over / under);
  }

  static String percent(double part, double whole) {
    double percent = 100 * part / whole;
    return whole == 0
        ? "-"
        : String.format(Locale.ROOT, percent < 9.95 ? "%.1f%%" : "%.0f%%", percent);
  }

  /** A time with three digits that count, in ns, us, ms or s. */
  static String time(double nanos) {
    String[] units = {"ns", "us", "ms", "s"};
    double value = nanos;
    int unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    int decimals = value >= 99.95 || unit == 0 && value >= 9.995 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f %s", value, units[unit]);
  }
}
