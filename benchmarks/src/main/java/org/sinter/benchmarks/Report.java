package org.sinter.benchmarks;

import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinter.benchmarks.contest.Score;

/**
 * The rows of a run and where it ran, as a file.
 *
 * @param command by which it can be repeated
 * @param machine where
 * @param rows in order
 */
record Report(String command, Machine machine, List<Row> rows) {
  private static final List<String> DETAILS =
      List.of("row", "who", "min", "median", "p99", "bytes a call", "time by ours", "note");

  /** As JSON: the fields of this record, times in nanoseconds. */
  String json() {
    return new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create()
            .toJson(this)
        + "\n";
  }

  /** As a document in Markdown. */
  String markdown() {
    return HEAD.formatted(command, losses())
        + facts()
        + "\n## Rows\n\n"
        + Table.markdown(rows)
        + details();
  }

  private static final String HEAD =
      """
      # Performance

      Written by the command that also repeats it; it prints the same table:

      ```
      %s
      ```

      Every row is measured beside its reference in one run: each contestant in a JVM of its own, in turns of a few
      milliseconds, on the same numbers, and their results are compared. A ratio is the median over the rounds of the other's time by
      ours, so above 1 means that Sinter is faster; a row without contestants divides ours by its reference. A row ends in
      PASS if its goal is reached, else in SHORT. %s

      ## Machine

      """;

  private String losses() {
    long passed = rows.stream().filter(row -> row.verdict() == Row.Verdict.PASS).count();
    return "Here %d of %d rows pass.".formatted(passed, rows.size());
  }

  private String facts() {
    return machine.facts().entrySet().stream()
        .map(fact -> "- " + fact.getKey() + ": " + fact.getValue() + "\n")
        .collect(Collectors.joining("", "", versions() + caution()));
  }

  private String caution() {
    return machine.isBusy()
        ? "\nOther work ran on this machine meanwhile: ratios are rough, and times are too long.\n"
        : "";
  }

  private String versions() {
    List<String> versions =
        rows.stream().flatMap(row -> row.scores().stream()).map(Score::version).distinct().toList();
    return versions.isEmpty() ? "" : "- contestants: " + String.join(", ", versions) + "\n";
  }

  private String details() {
    List<String> lines =
        rows.stream()
            .flatMap(row -> row.scores().stream().map(score -> Table.bar(cells(row, score))))
            .toList();
    if (lines.isEmpty()) {
      return "";
    }
    String rule = "|" + "---|".repeat(DETAILS.size());
    return Stream.concat(Stream.of(Table.bar(DETAILS), rule), lines.stream())
        .collect(
            Collectors.joining(
                "\n",
                """

                ## Contestants

                Times are of one call; heap bytes are those that the calling thread allocates in it. On one thread, calls are
                timed by the processor time of the calling thread and passes of training by that of the whole JVM, so that other
                work on the machine counts less; with more threads by the clock on the wall.
                A row `gemm` is a dense layer [batch x] inputs x outputs in row-major order, by the library's fastest function and
                order of weights; a row `conv` is a convolution, for oneDNN in the order that it asks for. For us a kernel is an
                entry point of a network of one layer, less the copies into and out of it, or for a weight's gradient less the
                evaluation of the loss. A row `predict` is one example from an array to an array; ONNX Runtime has the test data's
                files where we have the same shapes with random weights. A row `train` is a pass over 6,400 digits of MNIST in
                batches of 64; we shuffle and gather them, the others read them in order.

                """,
                "\n"));
  }

  private static List<String> cells(Row row, Score score) {
    return List.of(
        row.name(),
        score.name(),
        Units.time(score.min()),
        Units.time(score.median()),
        Units.time(score.p99()),
        Long.toString(score.bytes()),
        "%.2f".formatted(score.timesOurs()),
        score.note());
  }
}
