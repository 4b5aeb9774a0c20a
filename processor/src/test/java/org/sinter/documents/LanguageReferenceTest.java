package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Slot;

/** {@code docs/language.md} has a row for every annotation and for every constant of an enum. */
class LanguageReferenceTest {
  private static final Path LANGUAGE = Path.of("../annotations/src/main/java/org/sinter");

  /** Comment, what stands between it and the name, kind, name, body. */
  private static final Pattern TYPE =
      Pattern.compile(
          "/\\*\\*(.*?)\\*/\\s*((?:@\\w+(?:\\(.*?\\))?\\s+)*)public (@interface|enum) (\\w+)"
              + " \\{(.*)\\}",
          Pattern.DOTALL);

  private static final Pattern ATTRIBUTE =
      Pattern.compile("^  ([\\w\\[\\]]+) (\\w+)\\(\\)(?: default (.*?))?;", Pattern.MULTILINE);

  private static final Pattern CONSTANT =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*([A-Z_0-9]+)\\b", Pattern.DOTALL);

  private static final List<String> SOURCES = List.of("Input", "Label", "Parameter", "Constant");
  private static final List<String> ENTRIES = List.of("Predict", "Train", "Evaluate", "Gradient");

  /** Of the processor and of those who extend it. */
  private static final List<String> COMPILERS = List.of("Declared", "Operator");

  private final OpRegistry registry = OpRegistry.load();

  @Test
  void everyAnnotationAndEveryConstantHasItsRow() {
    LiveDocument.of("docs/language.md").assertCurrent(this::table);
  }

  private String table(String key) {
    return switch (key) {
      case "sources" -> rows(SOURCES);
      case "entries" -> rows(ENTRIES);
      case "rest" -> rows(rest());
      case "layer", "loss", "op" -> operators(key);
      case "enums" -> enums();
      default -> throw new AssertionError("what is this: " + key);
    };
  }

  /** The annotations of the root package that no other table shows; two, users never write. */
  private static List<String> rest() {
    List<String> shown = Stream.of(SOURCES, ENTRIES, COMPILERS).flatMap(List::stream).toList();
    return names("").stream().filter(name -> !shown.contains(name)).toList();
  }

  private static String rows(List<String> names) {
    return "| annotation | attributes | |\n|---|---|---|\n"
        + names.stream()
            .map(
                name -> {
                  Matcher type = type(LANGUAGE.resolve(name + ".java"));
                  return "| `@%s` | %s | %s |\n"
                      .formatted(name, attributes(type.group(5)), prose(type.group(1)));
                })
            .collect(Collectors.joining());
  }

  private String operators(String folder) {
    return "| annotation | reads | attributes | |\n|---|---|---|---|\n"
        + names(folder).stream()
            .map(
                name -> {
                  Matcher type = type(LANGUAGE.resolve(folder).resolve(name + ".java"));
                  String slots = slots(type.group(2));
                  return "| `@%s` | %s | %s | %s |\n"
                      .formatted(name, slots, attributes(type.group(5)), prose(type.group(1)));
                })
            .collect(Collectors.joining());
  }

  private String slots(String annotations) {
    Matcher operator = Pattern.compile("@Operator\\((?:value = )?\"(\\w+)\"").matcher(annotations);
    assertThat(operator.find()).as("an operator's name in " + annotations).isTrue();
    return registry.definition(operator.group(1)).slots().stream()
        .map(LanguageReferenceTest::slot)
        .collect(Collectors.joining(", "));
  }

  private static String slot(Slot slot) {
    if (slot.repeated()) {
      return "*" + slot.name() + " ...*";
    }
    return slot.optional() ? "*" + slot.name() + "*" : slot.name();
  }

  private static String attributes(String body) {
    return ATTRIBUTE
        .matcher(body)
        .results()
        .map(
            a ->
                a.group(3) == null
                    ? "**%s** %s".formatted(a.group(2), a.group(1))
                    : "%s %s = `%s`".formatted(a.group(2), a.group(1), a.group(3)))
        .collect(Collectors.joining("<br>"));
  }

  private static String enums() {
    return names("enum", "").stream()
        .map(
            name -> {
              String body = type(LANGUAGE.resolve(name + ".java")).group(5);
              return "\n**`%s`**\n\n| | |\n|---|---|\n".formatted(name)
                  + CONSTANT
                      .matcher(body)
                      .results()
                      .map(c -> "| `%s` | %s |\n".formatted(c.group(2), prose(c.group(1))))
                      .collect(Collectors.joining());
            })
        .collect(Collectors.joining())
        .substring(1);
  }

  /** The text of a documentation comment, in one line of Markdown. */
  private static String prose(String comment) {
    return Arrays.stream(comment.split("\n"))
        .map(line -> line.strip().replaceFirst("^\\*", "").strip())
        .collect(Collectors.joining(" "))
        .replaceAll("\\{@(?:code|link|linkplain) +#?([^{}]*(?:\\{[^{}]*}[^{}]*)*)}", "`$1`")
        .replace("`org.sinter.", "`")
        .replace("<p>", "")
        .replace("|", "\\|")
        .strip();
  }

  private static List<String> names(String folder) {
    return names("@interface", folder);
  }

  private static List<String> names(String kind, String folder) {
    try (Stream<Path> files = Files.list(LANGUAGE.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> Sources.read(file).contains("public " + kind + " "))
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Matcher type(Path file) {
    Matcher type = TYPE.matcher(Sources.read(file));
    if (!type.find()) {
      throw new AssertionError(file + " is not written as this test reads it");
    }
    return type;
  }
}
