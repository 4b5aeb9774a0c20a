package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.processor.compile.Sinter;
import org.sinter.runtime.Networks;
import org.sinter.runtime.profile.EntryCost;
import org.sinter.runtime.profile.Roofline;
import org.sinter.runtime.profile.Roofline.Level;

/** {@code docs/profile.md} shows what kernels cost today, on a machine that is always the same. */
class ProfilePageTest {
  private static final Path SOURCE = Path.of("src/test/resources/documents/Moons.java");
  private static final Roofline MACHINE =
      new Roofline(100, List.of(new Level(16 << 10, 200), new Level(32 << 10, 50)));

  @Test
  void theTableOfThePageIsCurrent() {
    Class<?> type = Sinter.compile(Sources.read(SOURCE)).load("moons.Moons");
    List<EntryCost> costs = Networks.of(Networks.create(type, 1)).costs();
    LiveDocument.of("docs/profile.md").assertCurrent(key -> block(key, costs));
  }

  private static String block(String key, List<EntryCost> costs) {
    List<String> words = List.of(key.split(" "));
    assertThat(words.getFirst()).isEqualTo("costs");
    EntryCost entry =
        costs.stream().filter(cost -> cost.name().equals(words.get(1))).findFirst().orElseThrow();
    return LiveDocument.fenced("text", entry.table(MACHINE, Integer.parseInt(words.get(2))));
  }
}
