package org.sinter.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sinter.benchmarks.ProcessorRun.Subject;

/**
 * The project's own table: {@code name | ours | reference | ratio | goal | PASS or SHORT}, every
 * figure measured in this run. Run as {@code ./sinter bench [NAME...] [--out FILE]}; a name is that
 * of a row, or {@code alloc} for all rows that begin with it. The file is JSON if its name ends so,
 * else Markdown.
 *
 * <p>Exit codes: 0 if all rows could be measured, whatever the verdicts; 1 if not; 2 for arguments
 * that are not understood.
 */
public final class Bench {
  private static final String OUT = "--out";

  private final List<Figure> figures;
  private final PrintStream screen;

  /** A table of these figures, printed as they come. */
  Bench(List<Figure> figures, PrintStream screen) {
    this.figures = figures;
    this.screen = screen;
  }

  /** See the class. */
  public static void main(String[] args) throws IOException {
    System.exit(new Bench(figures(), System.out).run(List.of(args)));
  }

  /** All rows, in order. */
  static List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("dense-512", Speed::dense));
    figures.add(new Figure("mlp-784-128-10", Speed::mlp));
    figures.add(new Figure("tiny-40-64-32-10", Speed::tiny));
    figures.add(new Figure("mlp-step", Speed::step));
    figures.add(new Figure("threads-mlp-step", Threads::mlp));
    figures.add(new Figure("threads-conv-step", Threads::conv));
    figures.add(new Figure("skip-gram-50k", Speed::skipGram));
    time(figures, "processor", Subject.DIGITS, 1);
    time(figures, "processor-resnet20", Subject.RESNET_20, 4);
    lines(figures, "source-lines", Subject.DIGITS, 1_200);
    lines(figures, "source-lines-resnet20", Subject.RESNET_20, 6_000);
    String deep = "source-lines-resnet38";
    figures.add(
        new Figure(deep, () -> Compilation.depth(deep, Subject.RESNET_38, Subject.RESNET_20)));
    for (GeneratedNetwork network : GeneratedNetwork.all()) {
      figures.add(new Figure(network.row(), () -> Allocation.row(network)));
    }
    return figures;
  }

  private static void time(List<Figure> figures, String name, Subject subject, int most) {
    figures.add(new Figure(name, () -> Compilation.time(name, subject, most)));
  }

  private static void lines(List<Figure> figures, String name, Subject subject, int most) {
    figures.add(new Figure(name, () -> Compilation.lines(name, subject, most)));
  }

  /** Measures the rows that the arguments name, or all; returns the exit code. */
  int run(List<String> arguments) throws IOException {
    List<String> names = new ArrayList<>(arguments);
    Optional<Path> file = Optional.empty();
    int option = names.indexOf(OUT);
    if (option >= 0) {
      if (option == names.size() - 1) {
        return refuse(OUT + " needs a file");
      }
      file = Optional.of(Path.of(names.get(option + 1)));
      names.subList(option, option + 2).clear();
    }
    for (String name : names) {
      if (figures.stream().noneMatch(figure -> figure.isNamed(name))) {
        return refuse("no row " + name);
      }
    }
    List<Row> rows = measure(names);
    if (file.isPresent()) {
      write(file.get(), rows);
    }
    return rows.stream().anyMatch(row -> row.verdict() == Row.Verdict.ERROR) ? 1 : 0;
  }

  private List<Row> measure(List<String> names) {
    screen.println(Table.HEAD);
    List<Row> rows = new ArrayList<>();
    for (Figure figure : figures) {
      if (names.isEmpty() || names.stream().anyMatch(figure::isNamed)) {
        Row row = figure.row();
        screen.println(Table.line(row));
        rows.add(row);
      }
    }
    return rows;
  }

  private int refuse(String reason) {
    screen.println("bench: " + reason + "; the rows are:");
    figures.forEach(figure -> screen.println("  " + figure.name()));
    return 2;
  }

  private static void write(Path file, List<Row> rows) throws IOException {
    boolean json = file.toString().endsWith(".json");
    Files.writeString(file, json ? Table.json(rows) : Table.markdown(rows));
  }
}
