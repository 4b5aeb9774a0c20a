package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sinter.processor.apt.NetworkProcessor;
import org.sinter.processor.pipeline.Options;
import org.sinter.runtime.data.DataFolder;
import org.sinter.runtime.profile.Profiling;
import org.sinter.runtime.support.Simd;

/** {@code docs/options.md} has every option, and none that is not there. */
class OptionsTest {
  private final String text = LiveDocument.of("docs/options.md").text();

  @Test
  void theProcessorsOptionsAreThoseOfThePage() {
    assertThat(Pattern.compile("`-A(sinter[\\w.]*)").matcher(text).results().map(m -> m.group(1)))
        .containsAll(new NetworkProcessor().getSupportedOptions())
        .isSubsetOf(new NetworkProcessor().getSupportedOptions());
  }

  @Test
  void everyStageHasItsRow() {
    assertThat(Options.STAGES)
        .allSatisfy(stage -> assertThat(text).contains("| `" + stage + "` |"));
  }

  @Test
  void theRunTimesSettingsAreThere() {
    assertThat(
            List.of(
                "`-D" + Simd.PROPERTY + "`",
                "`-D" + Profiling.PROPERTY + "`",
                "`" + DataFolder.VARIABLE + "`"))
        .allSatisfy(name -> assertThat(text).contains(name));
  }
}
