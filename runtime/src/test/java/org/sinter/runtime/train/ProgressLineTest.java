package org.sinter.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final History.Epoch EPOCH =
      new History.Epoch(
          2, 0.25, 1234.4, Optional.of(new Evaluation(10, 0.5, OptionalDouble.of(0.975))));

  @Test
  void elsewhereThereIsOneLineForEachEpoch() {
    assertThat(shown(false))
        .isEqualTo(
            "epoch 2/3  loss 0.2500  validation 0.5000  accuracy 97.50%  1234 examples/s"
                + System.lineSeparator());
  }

  @Test
  void onATerminalTheLineIsWrittenOver() {
    assertThat(shown(true))
        .startsWith("\repoch 2/3  step 7/9  loss 0.3000")
        .contains("\repoch 2/3");
  }

  private static String shown(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProgressLine line =
        new ProgressLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
    line.begins(3, 9);
    line.step(2, 7, 0.3);
    line.epoch(EPOCH);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
