package org.sinter.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sinter.Activation;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Dense;
import org.sinter.layer.Softmax;
import org.sinter.loss.CrossEntropy;
import org.sinter.runtime.Networks;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.Mnist;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.Sgd;
import org.sinter.runtime.train.History;
import org.sinter.samples.Classification.Plan;
import org.sinter.samples.Pictures.Curve;

/**
 * MNIST by three dense layers, 784-50-100-10. The rate was chosen among 1e-3, 2e-3, 3e-3 and 5e-3
 * on the last 6,000 training images, worst of 3 seeds after 20 epochs.
 */
final class S42_MnistFeedForward implements Lesson {
  private static final int BATCH = 100;
  private static final double RATE = 3e-3;
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;
  private static final int MOST_ERRORS_SHOWN = 200;

  /** With ReLU and He's first values. */
  @Network
  interface Digits3 {
    @Input(shape = PIXELS)
    Tensor image();

    @Dense(units = 50, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor hidden1(Tensor image);

    @Dense(units = 100, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor hidden2(Tensor hidden1);

    @Dense(units = CLASSES)
    Tensor logits(Tensor hidden2);

    @Softmax
    Tensor digit(Tensor logits);

    @Label(classes = CLASSES)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor logits, Tensor label);

    @Predict("digit")
    void read(float[] image, float[] digit);

    @Train
    float train(float[] image, int[] label);
  }

  /** The same with sigmoids that start saturated. */
  @Network
  interface Saturated extends Digits3 {
    @Override
    @Dense(units = 50, activation = Activation.SIGMOID, init = @Init(Initializer.NORMAL))
    Tensor hidden1(Tensor image);

    @Override
    @Dense(units = 100, activation = Activation.SIGMOID, init = @Init(Initializer.NORMAL))
    Tensor hidden2(Tensor hidden1);

    @Override
    @Dense(units = CLASSES, init = @Init(Initializer.NORMAL))
    Tensor logits(Tensor hidden2);
  }

  @Override
  public String id() {
    return "S42";
  }

  @Override
  public String title() {
    return "MNIST by a feed-forward network, 784-50-100-10";
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public void run(Run run) {
    Dataset train = Mnist.train(run.dataFolder());
    Dataset test = Mnist.test(run.dataFolder());
    int epochs = run.full() ? 20 : 3;
    double floor = run.full() ? 97.5 : 96.0;
    long[] seeds = run.seeds(run.full() ? 3 : 1);
    double worst = 100;
    List<Curve> curves = new ArrayList<>();
    for (long seed : seeds) {
      Digits3 net = Networks.create(Digits3.class, seed);
      History history =
          Classification.train(run, net, train, Plan.of(Adam.of(RATE), BATCH, epochs).cosine());
      curves.add(Classification.curve("seed " + seed, history));
      double accuracy = Classification.accuracy(net, test);
      worst = Math.min(worst, accuracy);
      run.report().speed(history.last().examplesPerSecond());
      run.report().atLeast("test accuracy in %", seed, accuracy, floor);
      if (seed == seeds[0]) {
        run.report()
            .atMost("one by one and in batches of 100", seed, batchDifference(net, test), 1e-6);
        run.say(
            "errors: %s",
            Classification.errors(
                run.picture("S42-errors.png"), net::read, test, MOST_ERRORS_SHOWN));
      }
    }
    Saturated bad = Networks.create(Saturated.class, seeds[0]);
    History history = Classification.train(run, bad, train, Plan.of(Sgd.of(0.1), BATCH, 3));
    curves.add(Classification.curve("sigmoid N(0,1)", history));
    run.report().speed(history.last().examplesPerSecond());
    run.report()
        .atLeast(
            "control: sigmoid N(0,1), points lower", worst - Classification.accuracy(bad, test), 2);
    run.say(
        "loss curves: %s",
        Pictures.chart(
            run.picture("S42-loss.png"), "S42", "epoch", "training cross entropy", curves));
  }

  /** Largest difference of a probability when images come alone or by the hundred. */
  private static double batchDifference(Digits3 net, Dataset test) {
    float[] images = new float[BATCH * PIXELS];
    float[] together = new float[BATCH * CLASSES];
    float[] alone = new float[CLASSES];
    double worst = 0;
    for (int from = 0; from < test.size(); from += BATCH) {
      for (int i = 0; i < BATCH; i++) {
        System.arraycopy(test.floats("image", from + i), 0, images, i * PIXELS, PIXELS);
      }
      net.read(images, together);
      for (int i = 0; i < BATCH; i++) {
        net.read(Arrays.copyOfRange(images, i * PIXELS, (i + 1) * PIXELS), alone);
        for (int c = 0; c < CLASSES; c++) {
          worst = Math.max(worst, Math.abs(alone[c] - together[i * CLASSES + c]));
        }
      }
    }
    return worst;
  }
}
