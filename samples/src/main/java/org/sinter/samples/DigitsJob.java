package org.sinter.samples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sinter.runtime.Networks;
import org.sinter.runtime.data.DataFolder;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.DrawnDigits;
import org.sinter.runtime.data.MissingDataException;
import org.sinter.runtime.data.Mnist;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.Schedule;
import org.sinter.runtime.train.ProgressLine;
import org.sinter.runtime.train.Trainer;

/** Trains {@link Digits} and says how well and how fast it reads. */
final class DigitsJob {
  private static final int SEED = 42;
  private static final int WARM_UP = 20_000;
  private static final int TIMED = 2_001;

  private final PrintStream out;
  private final Optional<Path> folder;
  private final boolean quick;

  DigitsJob(PrintStream out, Optional<Path> folder, boolean quick) {
    this.out = out;
    this.folder = folder;
    this.quick = quick;
  }

  /**
   * What came out.
   *
   * @param accuracy share of test images read right, 0 to 1
   * @param nanoseconds median time of one prediction
   */
  record Result(String data, double accuracy, long nanoseconds) {}

  /** Data for training and test, and where they are from. */
  private record Data(String source, Dataset train, Dataset test) {}

  Result run() {
    Data data = data();
    say(
        "data: %s, %d to learn from, %d to test",
        data.source(), data.train().size(), data.test().size());
    DigitsNet digits = DigitsNet.create(SEED);
    say("network: %s, %,d parameters", DigitsNet.INFO.name(), DigitsNet.INFO.parameterCount());
    Trainer trainer =
        Trainer.of(digits)
            .data(data.train())
            .optimizer(Adam.of(2e-3))
            .schedule(Schedule.cosine())
            .batchSize(64)
            .epochs(quick ? 2 : 3)
            .listener(ProgressLine.console());
    trainer.fit();
    double accuracy = trainer.evaluate(data.test()).accuracy().orElseThrow();
    say("accuracy on the test set: %.2f%%", 100 * accuracy);
    long nanoseconds = latency(digits, data.test().floats("image", 0));
    say("latency of one prediction: %,d ns (median of %d, one thread)", nanoseconds, TIMED);
    say("generated source: %s", source());
    return new Result(data.source(), accuracy, nanoseconds);
  }

  /** Real digits if they are there; a folder that was named but is not there is an error. */
  private Data data() {
    Optional<Path> real = folder.isPresent() ? folder : DataFolder.findIfPresent();
    if (real.isPresent()) {
      try {
        Dataset train = Mnist.train(real.get());
        Dataset test = Mnist.test(real.get());
        return new Data("MNIST in " + real.get(), quick ? train.take(10_000) : train, test);
      } catch (MissingDataException missing) {
        if (folder.isPresent()) {
          throw missing;
        }
      }
    }
    String source = "drawn digits (set " + DataFolder.VARIABLE + " for MNIST)";
    return new Data(source, DrawnDigits.of(quick ? 10_000 : 30_000, 1), DrawnDigits.of(5_000, 2));
  }

  private static long latency(Digits digits, float[] image) {
    Networks.of(digits).warmUp();
    float[] digit = new float[10];
    for (int i = 0; i < WARM_UP; i++) {
      digits.read(image, digit);
    }
    long[] times = new long[TIMED];
    for (int i = 0; i < TIMED; i++) {
      long start = System.nanoTime();
      digits.read(image, digit);
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    return times[TIMED / 2];
  }

  private static String source() {
    return GeneratedSource.of(DigitsNet.class)
        .map(Path::toString)
        .orElse("not beside the classes: this runs from a jar");
  }

  private void say(String pattern, Object... values) {
    out.println(String.format(Locale.ROOT, pattern, values));
  }
}
