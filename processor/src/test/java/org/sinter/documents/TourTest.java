package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/tour.md} shows what the compiler makes of its network today. */
class TourTest {
  private static final Path SOURCE = Path.of("src/test/resources/documents/Moons.java");

  @TempDir private static Path folder;

  @Test
  void everyDumpOfTheTourIsCurrent() {
    String source = Sources.read(SOURCE);
    String generated = Sources.generated("moons.Moons", source, "-Asinter.dump.dir=" + folder);
    LiveDocument.of("docs/tour.md").assertCurrent(key -> block(key, source, generated));
  }

  /** What a key asks for: a file of dumps, or what of it mentions a word; a member; the source. */
  private static String block(String key, String source, String generated) {
    List<String> words = List.of(key.split(" "));
    return switch (words.getFirst()) {
      case "source" -> LiveDocument.fenced("java", source.substring(source.indexOf("@Network")));
      case "files" -> LiveDocument.fenced("text", files());
      case "dump" -> LiveDocument.fenced("text", dump(words));
      case "dot" -> LiveDocument.fenced("dot", Sources.read(folder.resolve(words.get(1))));
      case "java" ->
          LiveDocument.fenced("java", Sources.member(generated, words.get(1), words.get(2)));
      default -> throw new AssertionError("what is this: " + key);
    };
  }

  private static String dump(List<String> words) {
    String dump = Sources.read(folder.resolve(words.get(1)));
    return words.size() == 2 ? dump : Sources.paragraphs(dump, words.get(2));
  }

  private static String files() {
    try (var files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(names).isNotEmpty();
      return String.join("\n", names);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
