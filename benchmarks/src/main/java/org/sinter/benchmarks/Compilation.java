package org.sinter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sinter.benchmarks.ProcessorRun.Subject;

/** The rows about the processor: how long it takes, and how long what it writes is. */
final class Compilation {
  private static final int RUNS = 5;

  /** How much longer a network of 38 layers may be than one of 20 with the same shapes. */
  private static final double DEEPER = 1.25;

  private Compilation() {}

  /**
   * From the processor's init to its last file, the median of five fresh JVMs.
   *
   * @param most seconds
   */
  static Row time(String name, Subject subject, int most) throws IOException, InterruptedException {
    double[] seconds = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      seconds[run] = freshJvm(subject) / 1e9;
    }
    double median = Timing.median(seconds);
    return new Row(
        name,
        "%.3f s".formatted(median),
        Row.NONE,
        Row.NONE,
        "< " + most + " s",
        Row.Verdict.of(median < most));
  }

  /** Lines of a generated class. */
  static Row lines(String name, Subject subject, int most) throws IOException {
    long lines = lines(subject);
    return new Row(
        name,
        "%d lines".formatted(lines),
        Row.NONE,
        Row.NONE,
        "< " + most,
        Row.Verdict.of(lines < most));
  }

  /** Lines of the deeper network by those of the other: what is alike is written once. */
  static Row depth(String name, Subject deep, Subject shallow) throws IOException {
    long more = lines(deep);
    long less = lines(shallow);
    double ratio = (double) more / less;
    return new Row(
        name,
        "%d lines".formatted(more),
        "%d lines".formatted(less),
        "%.2f".formatted(ratio),
        "< " + DEEPER,
        Row.Verdict.of(ratio < DEEPER));
  }

  private static long lines(Subject subject) throws IOException {
    Path folder = Files.createTempDirectory("sinter-bench");
    try {
      ProcessorRun.nanos(folder, subject);
      try (Stream<String> text = Files.lines(folder.resolve(subject.generated()))) {
        return text.count();
      }
    } finally {
      delete(folder);
    }
  }

  private static long freshJvm(Subject subject) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sinter-bench");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-classpath",
                  System.getProperty("java.class.path"),
                  ProcessorRun.class.getName(),
                  folder.toString(),
                  subject.name())
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

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
