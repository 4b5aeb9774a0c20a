package org.sinter.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinter.Precision;
import org.sinter.runtime.InitInfo;
import org.sinter.runtime.Layout;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;

/**
 * A process is killed again and again while it saves; the file is always one of its two versions.
 */
class KillTest {
  private static final int KILLS = 20;
  private static final int VALUES = 200_000;

  @TempDir private Path folder;

  @Test
  void afterAKillTheFileIsTheOldOrTheNewOne() throws IOException, InterruptedException {
    Path file = folder.resolve("weights.safetensors");
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = start(file);
      try {
        assertThat(writer.getInputStream().read()).isEqualTo('s');
        TimeUnit.MILLISECONDS.sleep(3L * kill);
      } finally {
        writer.destroyForcibly().waitFor();
      }
      double[] values = Parameters.load(info(), file).getDouble("values");
      assertThat(values[0]).isIn(1.0, 2.0);
      assertThat(Arrays.stream(values).distinct().count()).isEqualTo(1);
    }
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Saver.class.getName(),
                file.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static NetworkInfo info() {
    return new NetworkInfo(
        "Kill",
        Precision.FLOAT,
        List.of(
            new ParameterInfo(
                "values", List.of(VALUES), Layout.ROW_MAJOR, 12, VALUES, InitInfo.ZEROS)),
        VALUES + 76,
        List.of(),
        "");
  }

  /** Saves all ones and all twos in turn until it is killed. */
  static final class Saver {
    private Saver() {}

    public static void main(String[] args) {
      Path file = Path.of(args[0]);
      Parameters parameters = Parameters.create(info(), 1);
      for (int save = 0; ; save++) {
        double[] values = new double[VALUES];
        Arrays.fill(values, 1 + save % 2);
        parameters.setDouble("values", values);
        Checkpoint.of(parameters).write(file);
        if (save == 0) {
          System.out.print('s');
          System.out.flush();
        }
      }
    }
  }

  @Test
  void leftoversOfAKilledWriterAreRemovedLater() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Path old = Files.createFile(folder.resolve(".weights.safetensors.1.tmp"));
    Path young = Files.createFile(folder.resolve(".weights.safetensors.2.tmp"));
    Files.setLastModifiedTime(old, FileTime.fromMillis(System.currentTimeMillis() - 7_200_000));
    Checkpoint.of(Parameters.create(info(), 1)).write(file);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }
}
