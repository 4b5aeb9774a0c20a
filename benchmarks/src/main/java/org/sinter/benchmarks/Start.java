package org.sinter.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.sinter.samples.Digits;
import org.sinter.samples.DigitsNet;

/**
 * The rows about the first prediction of a JVM, from its start to its end: beside a program that
 * does nothing but ask for the width of vectors, and with the JDK's AOT cache beside without.
 */
final class Start {
  private static final int RUNS = 10;
  private static final double MILLIS = 1e6;

  private Start() {}

  /** Asks for the width of vectors. */
  static final class Empty {
    private Empty() {}

    /** Prints it. */
    public static void main(String[] args) {
      System.out.println(FloatVector.SPECIES_PREFERRED.length());
    }
  }

  /** Predicts one digit. */
  static final class First {
    private First() {}

    /** Prints its probability of being 0. */
    public static void main(String[] args) {
      Digits digits = DigitsNet.create(42);
      System.out.println(digits.read(new float[28 * 28])[0]);
    }
  }

  static List<Figure> figures() {
    return List.of(
        Figure.onRequest("start first", () -> first("start first")),
        Figure.onRequest("start aot-cache", () -> cache("start aot-cache")));
  }

  private static Row first(String name) throws IOException, InterruptedException {
    return compare(
        name, path -> command(path, First.class), path -> command(path, Empty.class), 1.5);
  }

  private static Row cache(String name) throws IOException, InterruptedException {
    return compare(
        name,
        path -> {
          Path cache = path.getFirst().resolveSibling("digits.aot");
          if (!Files.exists(cache)) {
            run(command(path, First.class, "-XX:AOTCacheOutput=" + cache));
          }
          return command(path, First.class, "-XX:AOTCache=" + cache);
        },
        path -> command(path, First.class),
        0.8);
  }

  /** Makes the command of a program from the class path. */
  private interface Program {
    List<String> command(List<Path> path) throws IOException, InterruptedException;
  }

  /** In turns: what slows the machine for a while slows both. */
  private static Row compare(String name, Program ours, Program reference, double most)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sinter-start");
    try {
      List<Path> path = jars(folder);
      List<String> first = ours.command(path);
      List<String> second = reference.command(path);
      double[] times = new double[RUNS];
      double[] references = new double[RUNS];
      run(first);
      run(second);
      for (int i = 0; i < RUNS; i++) {
        times[i] = run(first);
        references[i] = run(second);
      }
      double ratio = Timing.median(times) / Timing.median(references);
      return new Row(
          name,
          "%.0f ms".formatted(Timing.median(times)),
          "%.0f ms".formatted(Timing.median(references)),
          "%.2f".formatted(ratio),
          "<= " + most,
          Row.Verdict.of(ratio <= most));
    } finally {
      Compilation.delete(folder);
    }
  }

  private static List<String> command(List<Path> path, Class<?> program, String... options) {
    String jars = String.join(File.pathSeparator, path.stream().map(Path::toString).toList());
    return Fork.command(program, jars, List.of(options));
  }

  /** Milliseconds until the program has ended. */
  private static double run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Fork.run(command);
    return (System.nanoTime() - start) / MILLIS;
  }

  /** The class path as jars: the AOT cache takes no folders of classes. */
  static List<Path> jars(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        jars.add(jar(path, folder.resolve(jars.size() + ".jar")));
      } else if (Files.exists(path)) {
        jars.add(path);
      }
    }
    return jars;
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> walk = Files.walk(classes)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
