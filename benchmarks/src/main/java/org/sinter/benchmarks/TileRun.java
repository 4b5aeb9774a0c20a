package org.sinter.benchmarks;

import java.util.List;
import java.util.Locale;
import org.sinter.processor.compile.Sinter;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;
import org.sinter.runtime.support.VectorProbe;

/** A dense layer forward, in tiles of the shape that the JVM was started with. */
final class TileRun {
  private static final String SOURCE =
      """
      package org.sinter.benchmarks.kernel;

      import org.sinter.*;
      import org.sinter.layer.*;

      @Network
      public interface Tiles {
        @Input(shape = 512) Tensor x();
        @Dense(units = 512, bias = false) Tensor y(Tensor x);
        @Predict("y") void forward(float[] x, float[] y);
      }
      """;

  private static final int BATCH = 72; // a multiple of most heights
  private static final int SIZE = 512;
  private static final int STEPS = 12_500;

  private static volatile float sink;

  private TileRun() {}

  /** Prints the part of the core's peak that is reached. */
  public static void main(String[] args) {
    Object net =
        Networks.create(Sinter.compile(SOURCE).load("org.sinter.benchmarks.kernel.Tiles"), 1);
    Networks.of(net).reserve(BATCH).warmUp();
    Instance instance = Instance.of(net);
    Object[] arrays = {Speed.random(BATCH * SIZE), new float[BATCH * SIZE]};
    Timing time =
        Timing.compare(
            () -> instance.programs().run(0, arrays, BATCH),
            () -> sink = VectorProbe.multiplyAdds(STEPS));
    double ours = 2.0 * BATCH * SIZE * SIZE / time.ours();
    double peak = VectorProbe.operations(STEPS) / time.reference();
    System.out.println(String.format(Locale.ROOT, "reached %.4f", ours / peak));
  }

  /** What it printed. */
  static double reached(List<String> printed) {
    String line =
        printed.stream().filter(text -> text.startsWith("reached ")).findFirst().orElseThrow();
    return Double.parseDouble(line.substring("reached ".length()));
  }
}
