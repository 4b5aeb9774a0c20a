package org.sinter.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command line of {@link Bench}. */
@Command(name = "sinter bench", description = "Measures rows of the project's table.")
final class Options {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Rows: a name, or words that it begins with; all if none is given.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--peers", description = "The rows with other libraries too.")
  private boolean peers;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "1",
      description = "Numbers of threads for the rows with other libraries (${DEFAULT-VALUE}).")
  private List<Integer> threads = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the report goes: JSON if the name ends in .json, else Markdown.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--jit", description = "The same as the name jit.")
  private boolean jit;

  @Option(
      names = "--starts",
      paramLabel = "N",
      description = "Fresh JVMs of each row of settle (${DEFAULT-VALUE}).")
  private int starts = Settling.STARTS;

  private Options() {}

  /**
   * Reads a command line.
   *
   * @throws ParameterException if it is not understood
   */
  static Options parse(List<String> arguments) {
    Options options = new Options();
    CommandLine line = new CommandLine(options);
    line.parseArgs(arguments.toArray(String[]::new));
    for (int count : options.threads) {
      if (count < 1) {
        throw new ParameterException(line, "--threads: expected at least 1, was " + count);
      }
    }
    if (options.starts < 1) {
      throw new ParameterException(line, "--starts: expected at least 1, was " + options.starts);
    }
    if (options.jit) {
      options.names.add("jit");
    }
    return options;
  }

  /** Whether a row is to be measured. */
  boolean wants(Figure figure) {
    return names.isEmpty() ? !figure.isAsked() : names.stream().anyMatch(figure::isNamed);
  }

  /** How many fresh JVMs a row of settling starts. */
  int starts() {
    return starts;
  }

  /** Rows that are wanted; none means all. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Whether other libraries take part. */
  boolean peers() {
    return peers;
  }

  /** Numbers of threads for the rows with other libraries. */
  List<Integer> threads() {
    return List.copyOf(threads);
  }

  /** Files for the report. */
  List<Path> files() {
    return List.copyOf(files);
  }
}
