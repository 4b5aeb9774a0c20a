package org.sinter.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the processor wrote the source of a network in this build. */
final class GeneratedSource {
  private GeneratedSource() {}

  /** The file of a generated class; empty when the classes come from a jar. */
  static Optional<Path> of(Class<?> generated) {
    Path classes = Path.of(location(generated));
    Path file =
        classes
            .resolveSibling("generated-sources")
            .resolve("annotations")
            .resolve(generated.getName().replace('.', '/') + ".java");
    return Optional.of(file).filter(Files::isRegularFile);
  }

  private static URI location(Class<?> type) {
    try {
      return type.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " has no place", e);
    }
  }

  /** The methods that run the entry points and the kernels, without the class around them. */
  static List<String> kernels(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      int from = indexOf(lines, "class ScalarKernels");
      int to = indexOf(lines, "class VectorKernels");
      return lines.subList(from, to > from ? to : lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }

  private static int indexOf(List<String> lines, String text) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i;
      }
    }
    return 0;
  }
}
