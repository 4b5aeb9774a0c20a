package org.sinter.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sinter.runtime.profile.EntryCost;

/** The workspace of every sample is near what is alive in it at once. */
class MemoryPlanTest {
  private static final int BATCH = 64;

  @Test
  void noPlanIsATenthAboveWhatIsAliveAtOnce() {
    Map<String, Double> ratios = new TreeMap<>();
    for (String name : SampleNetworks.names()) {
      Class<?> generated = SampleNetworks.create(name, getClass().getClassLoader()).getClass();
      for (EntryCost entry : EntryCost.of(generated)) {
        double workspace = entry.workspace().at(BATCH);
        ratios.put(name + " " + entry.name(), workspace / entry.aliveAtOnce().at(BATCH));
      }
    }
    assertThat(ratios).hasSizeGreaterThan(20);
    assertThat(ratios)
        .allSatisfy((entry, ratio) -> assertThat(ratio).as(entry).isBetween(1.0, 1.1));
  }
}
