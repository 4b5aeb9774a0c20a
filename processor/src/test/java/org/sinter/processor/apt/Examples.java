package org.sinter.processor.apt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The smallest source for each diagnostic, and what javac prints about it. */
final class Examples {
  private static final Path FOLDER = Path.of("src/test/resources/diagnostics");
  private static final boolean UPDATE = "update".equals(System.getProperty("sinter.golden"));

  private Examples() {}

  static List<String> codes() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<String> source(String code) {
    Path file = FOLDER.resolve(code + ".java");
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** The stored text; with {@code -Dsinter.golden=update} the given one becomes it first. */
  static String expected(String code, String now) {
    return stored(FOLDER.resolve(code + ".txt"), now);
  }

  static String stored(Path file, String now) {
    if (UPDATE) {
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, now);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Files.exists(file) ? read(file) : "missing, make it by -Dsinter.golden=update: " + file;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
