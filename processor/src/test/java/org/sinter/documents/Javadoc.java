package org.sinter.documents;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Documentation comments as Markdown. */
final class Javadoc {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** What more than a name, a shape or a list of names says: {@code a + b}, {@code exp(x)}. */
  private static final Pattern CALCULATION = Pattern.compile("[=+*/^?(]|\\w - |^-\\w");

  private Javadoc() {}

  /** In one line. */
  static String line(String comment) {
    return paragraphs(comment).replace("\n\n", " ");
  }

  /** In one cell of a table. */
  static String cell(String comment) {
    return line(comment).replace("|", "\\|");
  }

  /** Paragraph by paragraph. */
  static String paragraphs(String comment) {
    return Arrays.stream(comment.split("<p>"))
        .map(Javadoc::joined)
        .collect(Collectors.joining("\n\n"));
  }

  private static String joined(String paragraph) {
    return Arrays.stream(paragraph.split("\n"))
        .map(line -> line.strip().replaceFirst("^\\*", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "))
        .replaceAll("\\{@(?:code|link|linkplain) +#?([^{}]*(?:\\{[^{}]*}[^{}]*)*)}", "`$1`")
        .replace("`org.sinter.", "`")
        .replaceAll("`(\\w+)#(\\w+)`", "`$1.$2`")
        .strip();
  }

  /** The pieces of code that calculate something. */
  static List<String> formulas(String comment) {
    return CODE.matcher(line(comment))
        .results()
        .map((MatchResult code) -> code.group(1))
        .filter(code -> !code.contains("->") && CALCULATION.matcher(code).find())
        .toList();
  }
}
