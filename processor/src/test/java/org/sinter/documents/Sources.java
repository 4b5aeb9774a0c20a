package org.sinter.documents;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sinter.processor.apt.NetworkProcessor;

/** What becomes of a network: generated source, dumps, and pieces of both. */
final class Sources {
  private Sources() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sources by their names, compiled with the processor. */
  static Compilation compiled(Map<String, String> sources, String... options) {
    List<String> all = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
    all.addAll(List.of(options));
    return javac()
        .withProcessors(new NetworkProcessor())
        .withOptions(all.toArray())
        .compile(
            sources.entrySet().stream()
                .map(source -> JavaFileObjects.forSourceString(source.getKey(), source.getValue()))
                .toList());
  }

  /** Compiles a network and returns the class that the processor wrote. */
  static String generated(String name, String source, String... options) {
    Compilation compilation = compiled(Map.of(name, source), options);
    assertThat(compilation.errors()).isEmpty();
    try {
      return compilation
          .generatedSourceFile(name + "Net")
          .orElseThrow()
          .getCharContent(true)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A member of a class: its comment, if any, to its closing brace.
   *
   * @param type the class or record that it is looked for in
   * @param start how its first line begins after blanks and modifiers, such as {@code k01_}
   */
  static String member(String source, String type, String start) {
    String[] around = source.split("(?m)^.*\\b(class|record) " + type + "\\b", 2);
    assertThat(around).as("what has a type " + type).hasSize(2);
    List<String> lines = around[1].lines().toList();
    int first = 0;
    while (first < lines.size()
        && !lines.get(first).matches(".*\\b(void|double|static) " + start + "\\w*\\(.*")) {
      first++;
    }
    assertThat(first).as("the line of " + start + " in " + type).isLessThan(lines.size());
    int from = first;
    while (!lines.get(from - 1).isBlank() && !lines.get(from - 1).endsWith("{")) {
      from--;
    }
    String indent = lines.get(first).replaceAll("\\S.*", "");
    int to = first;
    while (!lines.get(to).equals(indent + "}")) {
      to++;
    }
    return lines.subList(from, to + 1).stream()
        .map(line -> line.startsWith(indent) ? line.substring(indent.length()) : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The paragraphs of a dump, each an outer line with its indented ones, that contain a word. */
  static String paragraphs(String dump, String word) {
    return Arrays.stream(dump.split("\n(?! )"))
        .filter(paragraph -> paragraph.contains(word))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
