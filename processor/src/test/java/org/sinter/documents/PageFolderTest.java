package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFolderTest {
  private static final Map<String, String> PAGES = Map.of("A.md", "a", "B.md", "b");

  @TempDir private Path folder;

  @Test
  void everyKindOfDifferenceIsNamed() throws IOException {
    Files.writeString(folder.resolve("A.md"), "before");
    Files.writeString(folder.resolve("C.md"), "c");
    assertThat(new PageFolder(folder).faults(PAGES))
        .containsExactly("A.md is old", "B.md is missing", "C.md is a page of nothing");
  }

  @Test
  void whatWasWrittenIsCurrent() throws IOException {
    Files.writeString(folder.resolve("C.md"), "c");
    PageFolder pages = new PageFolder(folder);
    pages.write(PAGES);
    assertThat(pages.faults(PAGES)).isEmpty();
  }

  @Test
  void withoutTheFolderAllIsMissing() {
    assertThat(new PageFolder(folder.resolve("none")).faults(PAGES)).hasSize(2);
  }
}
