package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a document links to within the repository is there. */
class LinksTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
    List<Path> documents = documents();
    assertThat(documents).hasSizeGreaterThan(5);
    for (Path document : documents) {
      String prose = Sources.read(document).replaceAll("(?s)```.*?```|`[^`\n]*`", "");
      assertThat(LINK.matcher(prose).results().map((MatchResult m) -> m.group(1)))
          .as(document.toString())
          .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, below).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
