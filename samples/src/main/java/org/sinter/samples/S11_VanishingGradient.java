package org.sinter.samples;

import java.util.ArrayList;
import java.util.List;
import org.sinter.Activation;
import org.sinter.Block;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.Use;
import org.sinter.layer.Dense;
import org.sinter.loss.CrossEntropy;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.Mnist;
import org.sinter.runtime.optim.Sgd;
import org.sinter.runtime.train.History;
import org.sinter.samples.Classification.Plan;
import org.sinter.samples.Pictures.Bars;

/**
 * Eight layers, once of sigmoids and once of ReLUs. A sigmoid is nowhere steeper than 1/4, so that
 * of a gradient that crosses eight of them at most 0.25^8 = 1.5e-5 is left on each path, and the
 * layers at the front learn nothing.
 *
 * <p>Rate and schedule were chosen on the last 6,000 training images, worst of 3 seeds: rates 0.05,
 * 0.1, 0.15 and 0.2, constant and falling.
 */
final class S11_VanishingGradient implements Lesson {
  private static final int LAYERS = 8;
  private static final int UNITS = 64;
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;
  private static final int FIRST = 100;
  private static final int LOOKED_AT = 1000;
  private static final Plan PLAN = Plan.of(Sgd.of(0.15), 100, 3).cosine();

  /** A layer that squeezes. */
  @Block
  interface SigmoidLayer {
    @Input
    Tensor x();

    @Dense(units = UNITS, activation = Activation.SIGMOID)
    Tensor y(Tensor x);
  }

  /** A layer that passes the gradient of half its units as it is. */
  @Block
  interface ReluLayer {
    @Input
    Tensor x();

    @Dense(units = UNITS, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor y(Tensor x);
  }

  /** 784-64x8-10 of ReLUs. */
  @Network
  interface Deep {
    @Input(shape = PIXELS)
    Tensor image();

    @Use(value = ReluLayer.class, repeat = LAYERS)
    Tensor hidden(Tensor image);

    @Dense(units = CLASSES)
    Tensor logits(Tensor hidden);

    @Label(classes = CLASSES)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor logits, Tensor label);

    @Train
    float train(float[] image, int[] label);
  }

  /** The same of sigmoids. */
  @Network
  interface DeepSigmoid extends Deep {
    @Override
    @Use(value = SigmoidLayer.class, repeat = LAYERS)
    Tensor hidden(Tensor image);
  }

  @Override
  public String id() {
    return "S11";
  }

  @Override
  public String title() {
    return "Sigmoid against ReLU in a deep network";
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public void run(Run run) {
    Dataset train = Mnist.train(run.dataFolder());
    Dataset test = Mnist.test(run.dataFolder());
    List<Bars> norms = new ArrayList<>();
    for (long seed : run.seeds(run.full() ? 3 : 1)) {
      Deep relu = Networks.create(Deep.class, seed);
      Deep sigmoid = Networks.create(DeepSigmoid.class, seed);
      double[] ofRelu = gradientNorms(relu, train);
      double[] ofSigmoid = gradientNorms(sigmoid, train);
      learns(run, seed, relu, train, test);
      double squeezed = ofSigmoid[0] / ofSigmoid[LAYERS - 1];
      double passed = ofRelu[0] / ofRelu[LAYERS - 1];
      run.report().atMost("sigmoid: gradient of layer 1 / layer 8", seed, squeezed, 3e-4);
      run.report().atLeast("ReLU: gradient of layer 1 / layer 8", seed, passed, 0.5);
      run.report().atMost("ReLU: the same, not too large", seed, passed, 10);
      Classification.train(run, sigmoid, train, PLAN);
      double stuck = Classification.accuracy(sigmoid, test);
      run.report().atMost("control: sigmoid, test accuracy in %", seed, stuck, 30);
      norms.add(new Bars("ReLU, seed " + seed, logarithms(ofRelu)));
      norms.add(new Bars("sigmoid, seed " + seed, logarithms(ofSigmoid)));
    }
    run.say(
        "gradients before training: %s",
        Pictures.bars(
            run.picture("S11-gradients.png"),
            "S11, before training",
            "layer",
            "log10 of the gradient's norm",
            norms));
  }

  private static void learns(Run run, long seed, Deep net, Dataset train, Dataset test) {
    double deadBefore = deadUnits(net, train);
    History history = Classification.train(run, net, train, PLAN);
    run.report().speed(history.last().examplesPerSecond());
    double accuracy = Classification.accuracy(net, test);
    run.report().atLeast("ReLU: test accuracy in %, 3 epochs", seed, accuracy, 95.5);
    run.say(
        "seed %d: ReLU units that are 0 for all of %d images: %.1f%% before, %.1f%% after",
        seed, LOOKED_AT, deadBefore, deadUnits(net, train));
  }

  /** Of the weights of each hidden layer, for the first images. */
  private static double[] gradientNorms(Deep net, Dataset data) {
    net.train(Classification.images(data, FIRST), Classification.labels(data, FIRST));
    Parameters parameters = Networks.of(net).parameters();
    double[] norms = new double[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      double squares = 0;
      for (double slope : parameters.gradientDouble("hidden." + layer + ".y.weight")) {
        squares += slope * slope;
      }
      norms[layer] = Math.sqrt(squares);
    }
    return norms;
  }

  /** Share in percent of units without a gradient: no image of many brings them above 0. */
  private static double deadUnits(Deep net, Dataset data) {
    net.train(Classification.images(data, LOOKED_AT), Classification.labels(data, LOOKED_AT));
    int dead = 0;
    for (int layer = 0; layer < LAYERS; layer++) {
      String bias = "hidden." + layer + ".y.bias";
      for (float slope : Networks.of(net).parameters().gradient(bias)) {
        dead += slope == 0 ? 1 : 0;
      }
    }
    return 100.0 * dead / (LAYERS * UNITS);
  }

  private static double[] logarithms(double[] values) {
    double[] logarithms = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logarithms[i] = Math.log10(values[i]);
    }
    return logarithms;
  }
}
