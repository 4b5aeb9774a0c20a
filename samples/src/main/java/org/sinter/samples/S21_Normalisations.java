package org.sinter.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sinter.Activation;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Mode;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Activate;
import org.sinter.layer.BatchNorm;
import org.sinter.layer.Conv2d;
import org.sinter.layer.Dense;
import org.sinter.layer.Dropout;
import org.sinter.layer.Flatten;
import org.sinter.layer.GroupNorm;
import org.sinter.layer.InstanceNorm;
import org.sinter.layer.LayerNorm;
import org.sinter.layer.MaxPool2d;
import org.sinter.loss.CrossEntropy;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.Mnist;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.train.History;
import org.sinter.samples.Classification.Plan;
import org.sinter.samples.Pictures.Curve;

/**
 * Normalisation that needs no batch: of each example over all of it, over groups of its channels or
 * over each channel, and of weights instead of what they make. Four images a step are too few for
 * statistics of a batch, and to these all the same.
 *
 * <p>The rate was chosen on the last 6,000 training images among 5e-4, 1e-3, 2e-3 and 3e-3, for one
 * epoch and for two.
 */
final class S21_Normalisations implements Lesson {
  private static final int CLASSES = 10;
  private static final int HIDDEN = 500;
  private static final int IMAGES = 10000;
  private static final int EXAMPLES = 5;
  private static final int PLACES = 12;
  private static final int CHANNELS = 6;
  private static final int BATCH = 4;
  private static final double RATE = 2e-3;
  private static final double EPSILON = 1e-5;

  /** 8 and 16 features, each layer of them normalised over the whole example. */
  @Network
  interface ByLayer {
    @Input(shape = {28, 28, 1})
    Tensor image();

    @Conv2d(channels = 8, kernel = 5, init = @Init(Initializer.HE))
    Tensor conv1(Tensor image);

    @LayerNorm(axes = 3)
    Tensor norm1(Tensor conv1);

    @Activate(Activation.RELU)
    Tensor active1(Tensor norm1);

    @MaxPool2d(2)
    Tensor pool1(Tensor active1);

    @Conv2d(channels = 16, kernel = 5, init = @Init(Initializer.HE))
    Tensor conv2(Tensor pool1);

    @LayerNorm(axes = 3)
    Tensor norm2(Tensor conv2);

    @Activate(Activation.RELU)
    Tensor active2(Tensor norm2);

    @MaxPool2d(2)
    Tensor pool2(Tensor active2);

    @Flatten
    Tensor features(Tensor pool2);

    @Dense(units = HIDDEN, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor hidden(Tensor features);

    @Dropout(rate = 0.5)
    Tensor dropped(Tensor hidden);

    @Dense(units = CLASSES)
    Tensor logits(Tensor dropped);

    @Label(classes = CLASSES)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor logits, Tensor label);
  }

  /** The same over groups of four channels. */
  @Network
  interface ByGroup extends ByLayer {
    @Override
    @GroupNorm(2)
    Tensor norm1(Tensor conv1);

    @Override
    @GroupNorm(4)
    Tensor norm2(Tensor conv2);
  }

  /** The same over each channel. */
  @Network
  interface ByInstance extends ByLayer {
    @Override
    @InstanceNorm
    Tensor norm1(Tensor conv1);

    @Override
    @InstanceNorm
    Tensor norm2(Tensor conv2);
  }

  /** Lengths and directions of weights apart, and nothing else. */
  @Network
  interface ByWeight extends ByLayer {
    @Override
    @Conv2d(channels = 8, kernel = 5, weightNorm = true, init = @Init(Initializer.HE))
    Tensor conv1(Tensor image);

    @Override
    @Activate(Activation.RELU)
    Tensor active1(Tensor conv1);

    @Override
    @Conv2d(channels = 16, kernel = 5, weightNorm = true, init = @Init(Initializer.HE))
    Tensor conv2(Tensor pool1);

    @Override
    @Activate(Activation.RELU)
    Tensor active2(Tensor conv2);

    @Override
    @Dense(
        units = HIDDEN,
        activation = Activation.RELU,
        weightNorm = true,
        init = @Init(Initializer.HE))
    Tensor hidden(Tensor features);
  }

  /** The normalisations alone, to look at what they make of an image. */
  @Network
  interface Alone {
    @Input(shape = {4, 3, CHANNELS})
    Tensor x();

    @LayerNorm(axes = 3, affine = false)
    Tensor layer(Tensor x);

    @InstanceNorm(affine = false)
    Tensor instance(Tensor x);

    @GroupNorm(value = 1, affine = false)
    Tensor one(Tensor x);

    @GroupNorm(value = 3, affine = false)
    Tensor three(Tensor x);

    @GroupNorm(value = CHANNELS, affine = false)
    Tensor each(Tensor x);

    @Predict({"layer", "instance", "one", "three", "each"})
    void all(float[] x, float[] layer, float[] instance, float[] one, float[] three, float[] each);
  }

  /** A layer with the identity for its input, so that it shows its weight. */
  @Network
  interface Weight {
    @Input(shape = 5)
    Tensor x();

    @Dense(units = 3, bias = false, weightNorm = true)
    Tensor y(Tensor x);

    @Predict("y")
    float[] transposed(float[] x);
  }

  /** A dense layer and batch normalisation. */
  @Network
  interface Batch {
    @Input(shape = 5)
    Tensor x();

    @Dense(units = 3)
    Tensor sum(Tensor x);

    @BatchNorm
    Tensor y(Tensor sum);

    @Predict(value = "y", mode = Mode.TRAINING)
    float[] inTraining(float[] x);
  }

  @Override
  public String id() {
    return "S21";
  }

  @Override
  public String title() {
    return "Layer, instance, group and weight normalisation";
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public void run(Run run) {
    Dataset train = Mnist.train(run.dataFolder()).take(IMAGES);
    Dataset test = Mnist.test(run.dataFolder());
    List<Curve> curves = new ArrayList<>();
    learns(run, ByGroup.class, train, test, curves);
    if (run.full()) {
      learns(run, ByLayer.class, train, test, curves);
      learns(run, ByWeight.class, train, test, curves);
      ByInstance net = Networks.create(ByInstance.class, run.firstSeed());
      History history = Classification.train(run, net, train, plan(run));
      curves.add(Classification.curve("ByInstance", history));
      run.say("ByInstance: %.2f%%, no floor", Classification.accuracy(net, test));
      run.say(
          "loss curves: %s",
          Pictures.chart(
              run.picture("S21-loss.png"), "S21", "epoch", "training cross entropy", curves));
    }
    statistics(run);
    lengths(run);
    batchOfOne(run);
  }

  private static Plan plan(Run run) {
    return Plan.of(Adam.of(RATE), BATCH, run.full() ? 2 : 1).cosine();
  }

  private static void learns(
      Run run, Class<? extends ByLayer> type, Dataset train, Dataset test, List<Curve> curves) {
    ByLayer net = Networks.create(type, run.firstSeed());
    History history = Classification.train(run, net, train, plan(run));
    curves.add(Classification.curve(type.getSimpleName(), history));
    run.report().speed(history.last().examplesPerSecond());
    double accuracy = Classification.accuracy(net, test);
    run.report().atLeast("test accuracy in %", run.firstSeed(), accuracy, 96.5);
    run.say("%s: %.2f%%", type.getSimpleName(), accuracy);
  }

  /** Numbers of a group come out with mean 0 and variance v / (v + epsilon). */
  private static void statistics(Run run) {
    SplittableRandom random = new SplittableRandom(run.firstSeed());
    float[] x = new float[EXAMPLES * PLACES * CHANNELS];
    for (int i = 0; i < x.length; i++) {
      // The last example so narrow that epsilon counts.
      double width = i / (PLACES * CHANNELS) == EXAMPLES - 1 ? 0.005 : 1 + i % CHANNELS;
      x[i] = (float) (i % CHANNELS + width * random.nextDouble(-1, 1));
    }
    float[][] y = new float[5][x.length];
    Networks.create(Alone.class, 1).all(x, y[0], y[1], y[2], y[3], y[4]);
    double[] worst = new double[2];
    int[] groups = {1, CHANNELS, 1, 3, CHANNELS};
    for (int k = 0; k < groups.length; k++) {
      for (int group = 0; group < EXAMPLES * groups[k]; group++) {
        double[] before = moments(x, group, groups[k]);
        double[] after = moments(y[k], group, groups[k]);
        double expected = before[1] / (before[1] + EPSILON);
        worst[0] = Math.max(worst[0], Math.abs(after[0]));
        worst[1] = Math.max(worst[1], Math.abs(after[1] - expected));
      }
    }
    run.report().atMost("mean of a group", worst[0], 1e-4);
    run.report().atMost("its variance, against v / (v + epsilon)", worst[1], 1e-3);
    int different = (Arrays.equals(y[2], y[0]) ? 0 : 1) + (Arrays.equals(y[4], y[1]) ? 0 : 1);
    run.report().atMost("one group other than layer, each other than instance", different, 0);
  }

  /** Mean and variance of a group of channels of an example. */
  private static double[] moments(float[] values, int group, int groups) {
    int width = CHANNELS / groups;
    int from = group / groups * PLACES * CHANNELS + group % groups * width;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < PLACES * width; i++) {
      sum += values[from + i / width * CHANNELS + i % width];
    }
    double mean = sum / (PLACES * width);
    for (int i = 0; i < PLACES * width; i++) {
      squares += Math.pow(values[from + i / width * CHANNELS + i % width] - mean, 2);
    }
    return new double[] {mean, squares / (PLACES * width)};
  }

  /** The weight of each unit is as long as its parameter says. */
  private static void lengths(Run run) {
    Weight net = Networks.create(Weight.class, run.firstSeed());
    Parameters parameters = Networks.of(net).parameters();
    float[] given = {0.5f, 2, -3};
    parameters.set("y.weight_g", given);
    float[] identity = new float[25];
    for (int i = 0; i < 5; i++) {
      identity[6 * i] = 1;
    }
    float[] weight = net.transposed(identity);
    double worst = 0;
    for (int unit = 0; unit < given.length; unit++) {
      double squares = 0;
      for (int i = 0; i < 5; i++) {
        squares += Math.pow(weight[3 * i + unit], 2);
      }
      double length = Math.abs(given[unit]);
      worst = Math.max(worst, Math.abs(Math.sqrt(squares) - length) / length);
    }
    run.report().atMost("length of a weight from g", worst, 1e-6);
  }

  /** Of one example batch normalisation would leave nothing but the bias: its variance is 0. */
  private static void batchOfOne(Run run) {
    Batch net = Networks.create(Batch.class, run.firstSeed());
    int refused = 0;
    try {
      net.inTraining(new float[5]);
    } catch (IllegalArgumentException e) {
      run.say("batch norm of one example: %s", e);
      refused = 1;
    }
    run.report().atLeast("control: batch norm of one example refused", refused, 1);
    int results = net.inTraining(new float[10]).length;
    run.report().atLeast("control: results of two examples", results, 6);
  }
}
