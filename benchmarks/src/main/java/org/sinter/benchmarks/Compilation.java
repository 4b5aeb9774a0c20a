package org.sinter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rows about the processor: how long it takes, and how long what it writes is. */
final class Compilation {
  private static final int RUNS = 5;
  private static final int MOST_LINES = 1_200;

  private Compilation() {}

  /** From the processor's init to its last file, the median of five fresh JVMs. */
  static Row time() throws IOException, InterruptedException {
    double[] seconds = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      seconds[run] = freshJvm() / 1e9;
    }
    double median = Timing.median(seconds);
    return new Row(
        "processor",
        "%.3f s".formatted(median),
        Row.NONE,
        Row.NONE,
        "< 1 s",
        Row.Verdict.of(median < 1));
  }

  /** Lines of the class generated for 784-50-100-10. */
  static Row lines() throws IOException {
    Path folder = Files.createTempDirectory("sinter-bench");
    try {
      ProcessorRun.nanos(folder);
      long lines;
      try (Stream<String> text = Files.lines(folder.resolve(ProcessorRun.GENERATED))) {
        lines = text.count();
      }
      return new Row(
          "source-lines",
          "%d lines".formatted(lines),
          Row.NONE,
          Row.NONE,
          "< " + MOST_LINES,
          Row.Verdict.of(lines < MOST_LINES));
    } finally {
      delete(folder);
    }
  }

  private static long freshJvm() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sinter-bench");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-classpath",
                  System.getProperty("java.class.path"),
                  ProcessorRun.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String printed = new String(process.getInputStream().readAllBytes()).strip();
      if (process.waitFor() != 0) {
        throw new IOException("the JVM of the processor's row ended with " + process.exitValue());
      }
      return Long.parseLong(printed);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
