package org.sinter.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An annotation or an enum of the language as its source file has it.
 *
 * @param folder below the root package: {@code layer}, {@code loss}, {@code op} or nothing
 * @param comment the text of its documentation comment
 * @param marks what stands between the comment and the name
 */
record AnnotationSource(String folder, String name, String comment, String marks, String body) {
  private static final Path LANGUAGE = Path.of("../annotations/src/main/java/org/sinter");

  /** Comment, what stands between it and the name, kind, name, body. */
  private static final Pattern TYPE =
      Pattern.compile(
          "/\\*\\*(.*?)\\*/\\s*((?:@\\w+(?:\\(.*?\\))?\\s+)*)public (@interface|enum) (\\w+)"
              + " \\{(.*)\\}",
          Pattern.DOTALL);

  private static final String COMMENT = "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*";

  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          COMMENT + "^  ([\\w\\[\\]]+) (\\w+)\\(\\)(?: default (.*?))?;",
          Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern CONSTANT =
      Pattern.compile(COMMENT + "([A-Z_0-9]+)\\b", Pattern.DOTALL);

  private static final Pattern OPERATOR =
      Pattern.compile("@Operator\\((?:value = )?\"(\\w+)\"(, loss = true)?");

  /**
   * A member of an annotation.
   *
   * @param otherwise its default as it is written, null if it must be given
   */
  record Attribute(String type, String name, @Nullable String otherwise, String comment) {}

  /** A constant of an enum. */
  record Choice(String name, String comment) {}

  static AnnotationSource of(String folder, String name) {
    Path file = LANGUAGE.resolve(folder).resolve(name + ".java");
    Matcher type = TYPE.matcher(Sources.read(file));
    if (!type.find()) {
      throw new AssertionError(file + " is not written as this test reads it");
    }
    return new AnnotationSource(folder, name, type.group(1), type.group(2), type.group(5));
  }

  /** Those of a folder in the order of their names. */
  static List<AnnotationSource> all(String folder) {
    return names("@interface", folder).stream().map(name -> of(folder, name)).toList();
  }

  /** The enums of the root package. */
  static List<AnnotationSource> enums() {
    return names("enum", "").stream().map(name -> of("", name)).toList();
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

  List<Attribute> attributes() {
    return ATTRIBUTE
        .matcher(body)
        .results()
        .map(a -> new Attribute(a.group(2), a.group(3), a.group(4), a.group(1)))
        .toList();
  }

  List<Choice> choices() {
    return CONSTANT.matcher(body).results().map(c -> new Choice(c.group(2), c.group(1))).toList();
  }

  /** The name of the compiler's definition. */
  String operator() {
    return operatorMark().group(1);
  }

  boolean isLoss() {
    return operatorMark().group(2) != null;
  }

  private Matcher operatorMark() {
    Matcher mark = OPERATOR.matcher(marks);
    if (!mark.find()) {
      throw new AssertionError(name + " names no operator");
    }
    return mark;
  }
}
