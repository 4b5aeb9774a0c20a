package org.sinter.samples;

import java.util.ArrayList;
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
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Dropout;
import org.sinter.layer.Flatten;
import org.sinter.layer.MaxPool2d;
import org.sinter.layer.Softmax;
import org.sinter.loss.CrossEntropy;
import org.sinter.runtime.Networks;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.Mnist;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.train.History;
import org.sinter.samples.Classification.Plan;
import org.sinter.samples.Pictures.Curve;

/**
 * MNIST by two convolutions, as LeNet: features that are looked for everywhere, and two pools that
 * forget where exactly they were. Digits are moved by up to two pixels while training, so that the
 * network does not learn by heart where they are.
 *
 * <p>The settings of the full run are the suite's. Those of the short one, two epochs of the first
 * 10,000 images for a network of half the size, were chosen on the last 6,000 training images,
 * worst of 2 seeds: rates 1e-3, 2e-3, 3e-3 and 5e-3, shifts of 0, 1 and 2 pixels, batches of 64 and
 * 32. So little training is better spent on digits as they are.
 */
final class S49_MnistConvolution implements Lesson {
  private static final int CLASSES = 10;
  private static final int BATCH = 64;
  private static final int SHORT_IMAGES = 10000;
  private static final int MOST_ERRORS_SHOWN = 400;

  /** How to train, and by how many pixels digits are moved. */
  private record Setting(Class<? extends Large> type, Plan plan, int shift, double floor) {
    static final Setting FULL =
        new Setting(Large.class, Plan.of(Adam.of(1e-3), BATCH, 12).cosine(), 2, 99.2);
    static final Setting SHORT =
        new Setting(Small.class, Plan.of(Adam.of(5e-3), BATCH, 2).cosine(), 0, 97);
  }

  /** 20 and 50 features of 5 x 5, then 500 units. */
  @Network
  interface Large {
    @Input(shape = {28, 28, 1})
    Tensor image();

    @Conv2d(channels = 20, kernel = 5, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor conv1(Tensor image);

    @MaxPool2d(2)
    Tensor pool1(Tensor conv1);

    @Conv2d(channels = 50, kernel = 5, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor conv2(Tensor pool1);

    @MaxPool2d(2)
    Tensor pool2(Tensor conv2);

    @Flatten
    Tensor features(Tensor pool2);

    @Dense(units = 500, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor hidden(Tensor features);

    @Dropout(rate = 0.5)
    Tensor dropped(Tensor hidden);

    @Dense(units = CLASSES)
    Tensor logits(Tensor dropped);

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

  /** The same of half the work: 16 and 32 features, 128 units. */
  @Network
  interface Small extends Large {
    @Override
    @Conv2d(channels = 16, kernel = 5, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor conv1(Tensor image);

    @Override
    @Conv2d(channels = 32, kernel = 5, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor conv2(Tensor pool1);

    @Override
    @Dense(units = 128, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor hidden(Tensor features);
  }

  /** What a single layer can do: softmax regression. */
  @Network
  interface Single {
    @Input(shape = 784)
    Tensor image();

    @Dense(units = CLASSES)
    Tensor logits(Tensor image);

    @Label(classes = CLASSES)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor logits, Tensor label);
  }

  @Override
  public String id() {
    return "S49";
  }

  @Override
  public String title() {
    return "MNIST by a convolutional network of LeNet's kind";
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public void run(Run run) {
    Dataset all = Mnist.train(run.dataFolder());
    Dataset train = run.full() ? all : all.take(SHORT_IMAGES);
    Dataset test = Mnist.test(run.dataFolder());
    Setting setting = run.full() ? Setting.FULL : Setting.SHORT;
    List<Curve> curves = new ArrayList<>();
    for (long seed : run.seeds(run.full() ? 3 : 1)) {
      Large net = Networks.create(setting.type(), seed);
      History history =
          ShiftedDigits.train(run, net, net::train, train, setting.plan(), setting.shift(), seed);
      curves.add(Classification.curve("seed " + seed, history));
      run.report().speed(history.last().examplesPerSecond());
      double accuracy = Classification.accuracy(net, test);
      run.report().atLeast("test accuracy in %", seed, accuracy, setting.floor());
      String errors = "S49-errors-" + seed + ".png";
      run.say(
          "errors: %s",
          Classification.errors(run.picture(errors), net::read, test, MOST_ERRORS_SHOWN));
    }
    Single single = Networks.create(Single.class, run.firstSeed());
    Classification.train(run, single, train, Plan.of(Adam.of(1e-3), BATCH, 12).cosine());
    double linear = Classification.accuracy(single, test);
    run.report().atMost("control: softmax regression", run.firstSeed(), linear, 93);
    run.say(
        "loss curves: %s",
        Pictures.chart(
            run.picture("S49-loss.png"), "S49", "epoch", "training cross entropy", curves));
  }
}
