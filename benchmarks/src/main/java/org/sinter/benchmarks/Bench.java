package org.sinter.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sinter.benchmarks.ProcessorRun.Subject;
import picocli.CommandLine.ParameterException;

/**
 * The project's own table: {@code name | ours | reference | ratio | goal | PASS or SHORT}, every
 * figure measured in this run. Run as {@code ./sinter bench [NAME...] [--peers] [--threads N,...]
 * [--out FILE]...}; a name is that of a row, or words that it begins with, as {@code alloc}. With
 * {@code --peers} there are rows against other libraries too. A file is JSON if its name ends so,
 * else Markdown.
 *
 * <p>Measured only if they are named, for they take minutes: {@code settle}, training in fresh JVMs
 * ({@code --starts N}, 20 unless given), {@code jit}, what the JIT makes of each network, and
 * {@code start}, the first prediction of a JVM. {@code --jit} means {@code jit}.
 *
 * <p>Exit codes: 0 if all rows could be measured, whatever the verdicts; 1 if not; 2 for arguments
 * that are not understood.
 */
public final class Bench {
  private final Function<Options, List<Figure>> figures;
  private final PrintStream screen;

  /** A table of figures that depend on the options, printed as they come. */
  Bench(Function<Options, List<Figure>> figures, PrintStream screen) {
    this.figures = figures;
    this.screen = screen;
  }

  /** See the class. */
  public static void main(String[] args) throws IOException {
    System.exit(new Bench(Bench::figures, System.out).run(List.of(args)));
  }

  /** All rows, in order. */
  static List<Figure> figures(Options options) {
    List<Figure> figures = new ArrayList<>(own(options.starts()));
    if (options.peers()) {
      for (int threads : options.threads()) {
        figures.addAll(KernelRows.all(threads));
        figures.addAll(NetworkRows.all(threads));
      }
    }
    return figures;
  }

  /** The rows that need no other library. */
  private static List<Figure> own(int starts) {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("dense-512", Speed::dense));
    figures.add(new Figure("mlp-784-128-10", Speed::mlp));
    figures.add(new Figure("tiny-40-64-32-10", Speed::tiny));
    figures.add(new Figure("mlp-step", Speed::step));
    figures.add(new Figure("threads-mlp-step", ThreadGain::mlp));
    figures.add(new Figure("threads-conv-step", ThreadGain::conv));
    figures.add(new Figure("skip-gram-50k", Speed::skipGram));
    figures.add(KernelRows.depthwise());
    figures.addAll(Functions.figures());
    time(figures, "processor", Subject.DIGITS, 1);
    time(figures, "processor-resnet20", Subject.RESNET_20, 4);
    lines(figures, "source-lines", Subject.DIGITS, 1_200);
    lines(figures, "source-lines-resnet20", Subject.RESNET_20, 6_000);
    String deep = "source-lines-resnet38";
    figures.add(
        new Figure(deep, () -> Compilation.depth(deep, Subject.RESNET_38, Subject.RESNET_20)));
    for (GeneratedNetwork network : GeneratedNetwork.all()) {
      figures.add(new Figure(network.row("alloc"), () -> Allocation.row(network)));
    }
    figures.addAll(Settling.figures(starts));
    for (GeneratedNetwork network : GeneratedNetwork.all()) {
      figures.add(Figure.onRequest(network.row("jit"), () -> JitCheck.row(network)));
    }
    figures.addAll(Start.figures());
    figures.addAll(Tiles.figures());
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
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (ParameterException e) {
      screen.println("bench: " + e.getMessage());
      return 2;
    }
    List<Figure> all = figures.apply(options);
    for (String name : options.names()) {
      if (all.stream().noneMatch(figure -> figure.isNamed(name))) {
        return refuse(name, options, all);
      }
    }
    List<Row> rows = new ArrayList<>();
    screen.println(Table.HEAD);
    for (Figure figure : all) {
      if (options.wants(figure)) {
        Row row = figure.row();
        screen.println(Table.line(row));
        rows.add(row);
        // After each row: a run of many takes long, and what was measured is not to be lost.
        write(new Report(command(arguments), Machine.here(), rows), options.files());
      }
    }
    return rows.stream().anyMatch(row -> row.verdict() == Row.Verdict.ERROR) ? 1 : 0;
  }

  private static String command(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("./sinter", "bench"));
    arguments.forEach(word -> words.add(word.contains(" ") ? "'" + word + "'" : word));
    return String.join(" ", words);
  }

  private static void write(Report report, List<Path> files) throws IOException {
    for (Path file : files) {
      boolean json = file.toString().endsWith(".json");
      Files.writeString(file, json ? report.json() : report.markdown());
    }
  }

  private int refuse(String name, Options options, List<Figure> all) {
    String more = options.peers() ? "" : " (with --peers there are more)";
    screen.println("bench: no row " + name + "; the rows are" + more + ":");
    all.forEach(figure -> screen.println("  " + figure.name()));
    return 2;
  }
}
