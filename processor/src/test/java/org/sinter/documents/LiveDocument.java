package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document with blocks that are made of code. */
record LiveDocument(Path file) {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("(<!-- begin (.*?) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

  /** A document by its path below the root of the repository. */
  static LiveDocument of(String path) {
    return new LiveDocument(ROOT.resolve(path));
  }

  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of the block of this key. */
  String block(String key) {
    return BLOCK
        .matcher(text())
        .results()
        .filter(block -> block.group(2).equals(key))
        .map(block -> block.group(3))
        .findFirst()
        .orElseThrow(() -> new AssertionError(file + " has no block " + key));
  }

  /** Every block is what {@code content} says for its key. */
  void assertCurrent(UnaryOperator<String> content) {
    String text = text();
    Matcher blocks = BLOCK.matcher(text);
    assertThat(blocks.find()).as(file + " has blocks").isTrue();
    String current = blocks.replaceAll(block -> Matcher.quoteReplacement(filled(block, content)));
    if ("update".equals(System.getProperty("sinter.golden"))) {
      write(current);
    } else {
      assertThat(text).as(file + " is old: -Dsinter.golden=update rewrites it").isEqualTo(current);
    }
  }

  private static String filled(MatchResult block, UnaryOperator<String> content) {
    return block.group(1) + content.apply(block.group(2)) + block.group(4);
  }

  /** Code as a block that is shown as it stands. */
  static String fenced(String language, String code) {
    return "```" + language + "\n" + code.stripTrailing() + "\n```\n";
  }

  private void write(String current) {
    try {
      Files.writeString(file, current);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
