package org.sinter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinter.benchmarks.net.Tiny;
import org.sinter.runtime.profile.EntryCost;

/** The workspace of every network measured here is near what is alive in it at once. */
class MemoryPlanTest {
  private static final int BATCH = 64;
  private static final String SUFFIX = ".kernels";

  @Test
  void noPlanIsATenthAboveWhatIsAliveAtOnce() throws Exception {
    List<String> generated = generated();
    assertThat(generated).hasSizeGreaterThan(10);
    for (String name : generated) {
      for (EntryCost entry : EntryCost.of(Class.forName(name))) {
        double workspace = entry.workspace().at(BATCH);
        assertThat(workspace / entry.aliveAtOnce().at(BATCH))
            .as(name + " " + entry.name())
            .isBetween(1.0, 1.1);
      }
    }
  }

  private static List<String> generated() throws IOException {
    URI classes =
        URI.create(Tiny.class.getProtectionDomain().getCodeSource().getLocation().toString());
    try (Stream<Path> files = Files.list(Path.of(classes).resolve("META-INF/sinter"))) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }
}
