package org.sinter.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sinter.Activation;
import org.sinter.Block;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Parameter;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Use;
import org.sinter.layer.Dense;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.samples.Pictures.Bars;

/**
 * How wide first values must be for five layers to pass a signal on: too narrow and it dies, too
 * wide and it saturates or explodes. The widths of Xavier and of He follow from the number of
 * inputs, so that a layer gives on about the deviation that it was given.
 */
final class S24_FirstValues implements Lesson {
  private static final int UNITS = 100;
  private static final int LAYERS = 5;
  private static final int EXAMPLES = 1000;
  private static final int BINS = 40;
  private static final double FAN_IN = 512;
  private static final double XAVIER = Math.sqrt(1.0 / UNITS);
  private static final double HE = Math.sqrt(2.0 / UNITS);

  /** A layer of tanh. */
  @Block
  interface Tanh {
    @Input
    Tensor x();

    @Dense(units = UNITS, activation = Activation.TANH, bias = false)
    Tensor y(Tensor x);
  }

  /** A layer of sigmoids. */
  @Block
  interface Sigmoid {
    @Input
    Tensor x();

    @Dense(units = UNITS, activation = Activation.SIGMOID, bias = false)
    Tensor y(Tensor x);
  }

  /** A layer of ReLUs. */
  @Block
  interface Relu {
    @Input
    Tensor x();

    @Dense(units = UNITS, activation = Activation.RELU, bias = false)
    Tensor y(Tensor x);
  }

  /** Five layers of 100. */
  @Network
  interface Tanhs {
    @Input(shape = UNITS)
    Tensor x();

    @Use(value = Tanh.class, repeat = LAYERS)
    Tensor hidden(Tensor x);

    @Predict("hidden")
    float[] last(float[] x);
  }

  /** The same of sigmoids. */
  @Network
  interface Sigmoids extends Tanhs {
    @Override
    @Use(value = Sigmoid.class, repeat = LAYERS)
    Tensor hidden(Tensor x);
  }

  /** The same of ReLUs. */
  @Network
  interface Relus extends Tanhs {
    @Override
    @Use(value = Relu.class, repeat = LAYERS)
    Tensor hidden(Tensor x);
  }

  /** What networks draw by themselves: 512 inputs, 784 units. */
  @Network
  interface Drawn {
    @Parameter(
        shape = {784, 512},
        init = @Init(value = Initializer.NORMAL, scale = 0.01))
    Tensor normal();

    @Parameter(
        shape = {784, 512},
        init = @Init(Initializer.XAVIER_UNIFORM))
    Tensor xavier();

    @Parameter(
        shape = {784, 512},
        init = @Init(Initializer.LECUN))
    Tensor lecun();

    @Parameter(
        shape = {784, 512},
        init = @Init(Initializer.HE))
    Tensor he();

    @Predict({"normal", "xavier", "lecun", "he"})
    void all(float[] normal, float[] xavier, float[] lecun, float[] he);
  }

  @Override
  public String id() {
    return "S24";
  }

  @Override
  public String title() {
    return "First values: narrow, wide, Xavier, He";
  }

  @Override
  public void run(Run run) {
    drawn(run);
    List<Bars> histograms = new ArrayList<>();
    float[] tanh = last(run, Tanhs.class, XAVIER);
    run.report().atMost("tanh, Xavier: deviation of layer 5 from 0.32", off(tanh, 0.32), 0.3);
    histograms.add(new Bars("Xavier", histogram(tanh)));
    float[] sigmoid = last(run, Sigmoids.class, XAVIER);
    run.report().atMost("sigmoid, Xavier: from 0.12", off(sigmoid, 0.12), 0.3);
    double relu = deviation(last(run, Relus.class, HE));
    run.report().atLeast("ReLU, He: deviation of layer 5", relu, 0.4);
    run.report().atMost("ReLU, He: the same, not too large", relu, 0.9);
    float[] narrow = last(run, Tanhs.class, 0.01);
    run.report().atMost("control: tanh, N(0, 0.01^2): from 1e-5", off(narrow, 1e-5), 0.3);
    histograms.add(new Bars("N(0, 0.01^2)", histogram(narrow)));
    double saturated = saturated(last(run, Sigmoids.class, 1));
    run.report().atLeast("control: sigmoid, N(0, 1): saturated in %", saturated, 60);
    run.report().atMost("control: the same, at most", saturated, 70);
    double exploded = deviation(last(run, Relus.class, 1));
    // Each layer multiplies by about sqrt(100 / 2); what comes of that varies with the seed.
    run.report().atLeast("control: ReLU, N(0, 1): about 1e4", exploded, 5e3);
    run.report().atMost("control: the same, at most", exploded, 2e4);
    histograms.add(new Bars("N(0, 1)", histogram(last(run, Tanhs.class, 1))));
    run.say(
        "layer 5 of tanh: %s",
        Pictures.bars(
            run.picture("S24-tanh.png"), "S24", "40 bins from -1 to 1", "activations", histograms));
  }

  /** Deviations as in the formulas, and no uniform number beyond its bound. */
  private static void drawn(Run run) {
    Parameters parameters = Networks.of(Networks.create(Drawn.class, run.firstSeed())).parameters();
    run.report().atMost("normal: deviation from 0.01", off(parameters.get("normal"), 0.01), 0.01);
    double bound = Math.sqrt(6 / (FAN_IN + 784));
    float[] xavier = parameters.get("xavier");
    double spread = off(xavier, bound / Math.sqrt(3));
    run.report().atMost("Xavier uniform: from its deviation", spread, 0.01);
    double largest = 0;
    for (float value : xavier) {
      largest = Math.max(largest, Math.abs(value));
    }
    run.report().atMost("Xavier uniform: largest", largest, bound);
    double lecun = off(parameters.get("lecun"), Math.sqrt(1 / FAN_IN));
    run.report().atMost("variance 1 / inputs: from its deviation", lecun, 0.01);
    double he = off(parameters.get("he"), Math.sqrt(2 / FAN_IN));
    run.report().atMost("He: from its deviation", he, 0.01);
  }

  /** What layer 5 makes of normal numbers with weights of a width. */
  private static float[] last(Run run, Class<? extends Tanhs> type, double width) {
    Tanhs net = Networks.create(type, run.firstSeed());
    Random random = new Random(run.firstSeed());
    Parameters parameters = Networks.of(net).parameters();
    for (int layer = 0; layer < LAYERS; layer++) {
      parameters.set("hidden." + layer + ".y.weight", normal(random, UNITS * UNITS, width));
    }
    float[] last = net.last(normal(random, EXAMPLES * UNITS, 1));
    run.say("%-8s width %.4f: deviation %.3g", type.getSimpleName(), width, deviation(last));
    return last;
  }

  private static float[] normal(Random random, int length, double width) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (width * random.nextGaussian());
    }
    return values;
  }

  private static double deviation(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    return Math.sqrt(squares / values.length - mean * mean);
  }

  private static double off(float[] values, double expected) {
    return Math.abs(deviation(values) / expected - 1);
  }

  /** Share in percent where a sigmoid is within 0.05 of an end, and nearly flat. */
  private static double saturated(float[] values) {
    int count = 0;
    for (float value : values) {
      count += value < 0.05f || value > 0.95f ? 1 : 0;
    }
    return 100.0 * count / values.length;
  }

  private static double[] histogram(float[] values) {
    double[] counts = new double[BINS];
    for (float value : values) {
      counts[Math.clamp((int) ((value + 1) / 2 * BINS), 0, BINS - 1)]++;
    }
    return counts;
  }
}
