package org.sinter.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The networks of one source file, written again for double precision. Beside each entry point
 * annotated Gradient stands one, {@code valueOf...}, that returns what was differentiated.
 *
 * @param names of the interfaces
 * @param source one class that holds them
 */
record Twins(String file, List<String> names, String source) {
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "sinter", "samples");
  private static final Pattern NETWORK =
      Pattern.compile("@Network(\\([^)]*\\))?\n\\s*(public )?interface (\\w+)[^{]*\\{");
  private static final Pattern BLOCK =
      Pattern.compile("@Block\n\\s*(public )?interface (\\w+)[^{]*\\{");
  private static final Pattern GRADIENT =
      Pattern.compile(
          "@Gradient\\(\\s*of = \"(\\w+)\".*?\\)\\s+\\S+ (\\w+)\\((.*?)\\);", Pattern.DOTALL);
  private static final Pattern OUT = Pattern.compile("@Out\\(\"\\w+\"\\) \\S+ \\w+,?");

  /** Of all source files that declare networks. */
  static List<Twins> all() {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(Twins::of)
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Twins> of(Path file) {
    String text = read(file);
    List<String> names = new ArrayList<>();
    List<String> interfaces = new ArrayList<>();
    Matcher network = NETWORK.matcher(text);
    while (network.find()) {
      names.add(network.group(3));
      interfaces.add(widened(text.substring(network.start(), end(text, network.end()))));
    }
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      interfaces.add(text.substring(block.start(), end(text, block.end())));
    }
    String source =
        lines(text, "import (static )?org\\.sinter\\.(?!samples|runtime).*;")
            + "class Twins {\n"
            + lines(text, "  private static final int \\w+ = \\d+;")
            + String.join("\n", interfaces)
            + "}\n";
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Twins(file.getFileName().toString(), names, source));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lines(String text, String pattern) {
    return text.lines()
        .filter(line -> line.matches(pattern))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Behind the brace that closes the one before {@code from}; strings here hold no braces. */
  private static int end(String text, int from) {
    int open = 1;
    int at = from;
    while (open > 0) {
      char c = text.charAt(at++);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return at;
  }

  private static String widened(String network) {
    String wide =
        network
            .replaceFirst(
                "@Network(\\([^)]*\\))?", "@Network(precision = org.sinter.Precision.DOUBLE)")
            .replace("float[]", "double[]")
            .replaceAll("float (\\w+\\()", "double $1");
    return GRADIENT.matcher(wide).replaceAll(Twins::withValue);
  }

  private static String withValue(MatchResult gradient) {
    String reads = OUT.matcher(gradient.group(3)).replaceAll("").strip().replaceAll(",$", "");
    String value =
        "@org.sinter.Evaluate(\"%s\") double valueOf_%s(%s);"
            .formatted(gradient.group(1), gradient.group(2), reads);
    return Matcher.quoteReplacement(gradient.group() + "\n" + value);
  }
}
