package org.sinter.samples;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The figures of a lesson. The row reported first is its headline: the result line shows the worst
 * row of that name.
 */
public final class Report {
  /** On which side of the floor a figure must be. */
  public enum Bound {
    /** Higher is better. */
    AT_LEAST(">="),
    /** Lower is better. */
    AT_MOST("<=");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }
  }

  /**
   * One figure.
   *
   * @param seed the seed it belongs to, if any
   * @param seconds since the row before
   * @param perSecond examples trained per second, where something was trained
   */
  public record Row(
      String name,
      OptionalLong seed,
      double figure,
      Bound bound,
      double floor,
      double seconds,
      OptionalDouble perSecond) {
    /** Whether the figure is on the right side; NaN never is. */
    public boolean passed() {
      return bound == Bound.AT_LEAST ? figure >= floor : figure <= floor;
    }

    /** Whether this is a negative control: something that must fail, and does where this passes. */
    public boolean isControl() {
      return name.startsWith(CONTROL);
    }
  }

  /** How the names of negative controls begin. */
  public static final String CONTROL = "control: ";

  private static final double NANOS = 1e9;
  private static final MathContext DIGITS = new MathContext(5);

  private final List<Row> rows = new ArrayList<>();
  private long last = System.nanoTime();
  private OptionalDouble perSecond = OptionalDouble.empty();
  private boolean brokenOff;

  /** The training speed of the next row. */
  public void speed(double examplesPerSecond) {
    perSecond = OptionalDouble.of(examplesPerSecond);
  }

  /** A figure that must reach a floor. */
  public void atLeast(String name, double figure, double floor) {
    add(name, OptionalLong.empty(), figure, Bound.AT_LEAST, floor);
  }

  /** The same for one seed. */
  public void atLeast(String name, long seed, double figure, double floor) {
    add(name, OptionalLong.of(seed), figure, Bound.AT_LEAST, floor);
  }

  /** A figure that must not exceed a bound. */
  public void atMost(String name, double figure, double bound) {
    add(name, OptionalLong.empty(), figure, Bound.AT_MOST, bound);
  }

  /** The same for one seed. */
  public void atMost(String name, long seed, double figure, double bound) {
    add(name, OptionalLong.of(seed), figure, Bound.AT_MOST, bound);
  }

  private void add(String name, OptionalLong seed, double figure, Bound bound, double floor) {
    long now = System.nanoTime();
    rows.add(new Row(name, seed, figure, bound, floor, (now - last) / NANOS, perSecond));
    last = now;
    perSecond = OptionalDouble.empty();
  }

  /** The lesson did not come to its end: whatever the figures, it has not passed. */
  public void brokenOff() {
    brokenOff = true;
  }

  /** All figures in the order in which they came. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Whether there are figures, all of them passed, and the lesson came to its end. */
  public boolean passed() {
    return !brokenOff && !rows.isEmpty() && rows.stream().allMatch(Row::passed);
  }

  /** The table of figures. */
  public String table() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("figure of", "seed", "figure", "floor", "result", "seconds", "examples/s"));
    rows.forEach(row -> cells.add(cells(row)));
    int[] widths = new int[cells.getFirst().size()];
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> line : cells) {
      table.append(padded(line.getFirst(), -widths[0]));
      for (int i = 1; i < widths.length; i++) {
        table.append("  ").append(padded(line.get(i), widths[i]));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.name(),
        row.seed().isPresent() ? Long.toString(row.seed().getAsLong()) : "",
        number(row.figure()),
        row.bound().sign + " " + number(row.floor()),
        row.passed() ? "pass" : "FAIL",
        String.format(Locale.ROOT, "%.2f", row.seconds()),
        row.perSecond().isPresent()
            ? String.format(Locale.ROOT, "%.0f", row.perSecond().getAsDouble())
            : "");
  }

  private static String padded(String text, int width) {
    return String.format(Locale.ROOT, "%" + width + "s", text);
  }

  /** The last line of a lesson: {@code S02 PASS figure=9.9E-5 floor=1E-4}. */
  public String result(String id) {
    if (rows.isEmpty()) {
      return id + " FAIL figure=none floor=none";
    }
    Row worst = worst(rows.getFirst().name());
    return "%s %s figure=%s floor=%s"
        .formatted(id, passed() ? "PASS" : "FAIL", number(worst.figure()), number(worst.floor()));
  }

  /** The row of this name that is furthest on the wrong side; NaN is worst. */
  private Row worst(String name) {
    Comparator<Row> byFigure = Comparator.comparingDouble(Row::figure);
    List<Row> named = rows.stream().filter(row -> row.name().equals(name)).toList();
    return named.stream()
        .filter(row -> Double.isNaN(row.figure()))
        .findFirst()
        .orElseGet(
            () ->
                named.getFirst().bound() == Bound.AT_LEAST
                    ? named.stream().min(byFigure).orElseThrow()
                    : named.stream().max(byFigure).orElseThrow());
  }

  /** Five digits, without trailing zeros. */
  static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= 1e-4 && size < 1e9);
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
