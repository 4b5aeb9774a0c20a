package org.sinter.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.optim.Optimizer;
import org.sinter.runtime.optim.Schedule;
import org.sinter.runtime.train.History;
import org.sinter.runtime.train.ProgressLine;
import org.sinter.runtime.train.Trainer;
import org.sinter.samples.Pictures.Curve;
import org.sinter.samples.Pictures.Digit;

/** What lessons that tell classes apart have in common. */
final class Classification {
  private static final int CLASSES = 10;
  private static final int COLUMNS = 20;

  private Classification() {}

  /** How to train: every lesson says it in one line. */
  record Plan(Optimizer rule, Schedule schedule, int batch, int epochs) {
    /** At one rate from begin to end. */
    static Plan of(Optimizer rule, int batch, int epochs) {
      return new Plan(rule, Schedule.constant(), batch, epochs);
    }

    /** With a rate that falls to 0 in half a cosine. */
    Plan cosine() {
      return new Plan(rule, Schedule.cosine(), batch, epochs);
    }
  }

  /** Trains a network that has one loss. */
  static History train(Run run, Object net, Dataset data, Plan plan) {
    return Trainer.of(net)
        .data(data)
        .optimizer(plan.rule())
        .schedule(plan.schedule())
        .batchSize(plan.batch())
        .epochs(plan.epochs())
        .listener(new ProgressLine(run.console(), false))
        .fit();
  }

  /** Share of examples told right, in percent. */
  static double accuracy(Object net, Dataset data) {
    return 100 * Trainer.of(net).evaluate(data).accuracy().orElseThrow();
  }

  /** The training loss after each epoch. */
  static Curve curve(String name, History history) {
    double[] epochs = new double[history.epochs().size()];
    Arrays.setAll(epochs, i -> i + 1);
    double[] losses = history.epochs().stream().mapToDouble(History.Epoch::loss).toArray();
    return new Curve(name, epochs, losses);
  }

  /** The first examples of a column of images, one after the other. */
  static float[] images(Dataset data, int count) {
    int size = data.floats("image", 0).length;
    float[] images = new float[count * size];
    for (int i = 0; i < count; i++) {
      System.arraycopy(data.floats("image", i), 0, images, i * size, size);
    }
    return images;
  }

  /** Their labels. */
  static int[] labels(Dataset data, int count) {
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> data.label("label", i));
    return labels;
  }

  /** An entry point that reads one digit. */
  interface Reader {
    /** Scores of the classes. */
    void read(float[] image, float[] digit);
  }

  /** A sheet of the first digits that are read wrongly, up to {@code most}. */
  static Path errors(Path file, Reader net, Dataset test, int most) {
    List<Digit> wrong = new ArrayList<>();
    float[] digit = new float[CLASSES];
    for (int i = 0; i < test.size() && wrong.size() < most; i++) {
      float[] image = test.floats("image", i);
      net.read(image, digit);
      int read = highest(digit);
      int label = test.label("label", i);
      if (read != label) {
        wrong.add(new Digit(image, label + " read " + read));
      }
    }
    return Pictures.digits(file, COLUMNS, wrong);
  }

  private static int highest(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
