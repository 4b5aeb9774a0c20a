package org.sinter.samples;

import java.util.Arrays;
import org.sinter.Activation;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Dense;
import org.sinter.loss.CrossEntropy;
import org.sinter.runtime.ElementType;
import org.sinter.runtime.Networks;
import org.sinter.runtime.data.Batches;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.Mnist;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.optim.Sgd;
import org.sinter.samples.Classification.Plan;

/**
 * First values that must fail. With weights of 0 no gradient passes ReLUs, and all that is learned
 * is how often each digit comes; with equal weights all units of a layer get the same gradient for
 * ever; with huge ones the first steps blow up. He's values work.
 *
 * <p>The rate for these was chosen on the last 6,000 training images, worst of 3 seeds: 0.1, 0.2,
 * 0.3 and 0.5, constant and falling.
 */
final class S25_BadFirstValues implements Lesson {
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;
  private static final int FIRST = 50;
  private static final int SECOND = 100;
  private static final int BATCH = 100;
  private static final int FIRST_STEPS = 100;
  private static final Plan ONE_EPOCH = Plan.of(Sgd.of(0.1), BATCH, 1);

  /** The share of ones in the test set: what a network gets that always says 1. */
  private static final double ONES = 11.35;

  /** 784-50-100-10 of ReLUs by He. */
  @Network
  interface ByHe {
    @Input(shape = PIXELS)
    Tensor image();

    @Dense(units = FIRST, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor hidden1(Tensor image);

    @Dense(units = SECOND, activation = Activation.RELU, init = @Init(Initializer.HE))
    Tensor hidden2(Tensor hidden1);

    @Dense(units = CLASSES, init = @Init(Initializer.HE))
    Tensor logits(Tensor hidden2);

    @Label(classes = CLASSES)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor logits, Tensor label);

    @Train
    float train(float[] image, int[] label);
  }

  /** The same from zeros. */
  @Network
  interface FromZeros extends ByHe {
    @Override
    @Dense(units = FIRST, activation = Activation.RELU, init = @Init(Initializer.ZEROS))
    Tensor hidden1(Tensor image);

    @Override
    @Dense(units = SECOND, activation = Activation.RELU, init = @Init(Initializer.ZEROS))
    Tensor hidden2(Tensor hidden1);

    @Override
    @Dense(units = CLASSES, init = @Init(Initializer.ZEROS))
    Tensor logits(Tensor hidden2);
  }

  /** The same of normal numbers ten wide. */
  @Network
  interface FromHuge extends ByHe {
    @Override
    @Dense(
        units = FIRST,
        activation = Activation.RELU,
        init = @Init(value = Initializer.NORMAL, scale = 10))
    Tensor hidden1(Tensor image);

    @Override
    @Dense(
        units = SECOND,
        activation = Activation.RELU,
        init = @Init(value = Initializer.NORMAL, scale = 10))
    Tensor hidden2(Tensor hidden1);

    @Override
    @Dense(units = CLASSES, init = @Init(value = Initializer.NORMAL, scale = 10))
    Tensor logits(Tensor hidden2);
  }

  /** Sigmoids, from zeros: some gradient passes, but the same to all units. */
  @Network
  interface ZeroSigmoids extends FromZeros {
    @Override
    @Dense(units = FIRST, activation = Activation.SIGMOID, init = @Init(Initializer.ZEROS))
    Tensor hidden1(Tensor image);

    @Override
    @Dense(units = SECOND, activation = Activation.SIGMOID, init = @Init(Initializer.ZEROS))
    Tensor hidden2(Tensor hidden1);
  }

  /** Sigmoids, all weights one half. */
  @Network
  interface EqualSigmoids extends ByHe {
    @Override
    @Dense(
        units = FIRST,
        activation = Activation.SIGMOID,
        init = @Init(value = Initializer.CONSTANT, scale = 0.5))
    Tensor hidden1(Tensor image);

    @Override
    @Dense(
        units = SECOND,
        activation = Activation.SIGMOID,
        init = @Init(value = Initializer.CONSTANT, scale = 0.5))
    Tensor hidden2(Tensor hidden1);

    @Override
    @Dense(units = CLASSES, init = @Init(value = Initializer.CONSTANT, scale = 0.5))
    Tensor logits(Tensor hidden2);
  }

  @Override
  public String id() {
    return "S25";
  }

  @Override
  public String title() {
    return "Zero and other bad first values must fail";
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public void run(Run run) {
    Dataset train = Mnist.train(run.dataFolder());
    Dataset test = Mnist.test(run.dataFolder());
    long seed = run.firstSeed();
    ByHe good = Networks.create(ByHe.class, seed);
    Classification.train(run, good, train, Plan.of(Sgd.of(0.5), BATCH, 1).cosine());
    double accuracy = Classification.accuracy(good, test);
    run.report().atLeast("He, 1 epoch: test accuracy in %", seed, accuracy, 94);
    FromZeros zeros = Networks.create(FromZeros.class, seed);
    Plan two = Plan.of(Sgd.of(0.1), BATCH, 2);
    double loss = Classification.train(run, zeros, train, two).last().loss();
    double off = Math.abs(Classification.accuracy(zeros, test) - ONES);
    run.report().atMost("control: zeros, accuracy from 11.35%", seed, off, 1e-9);
    run.report().atLeast("control: zeros, training loss", seed, loss, 2.3011);
    int apart = unitsApart(run, Networks.create(ZeroSigmoids.class, seed), train);
    run.report().atMost("control: zero sigmoids, units that differ", seed, apart, 0);
    apart = unitsApart(run, Networks.create(EqualSigmoids.class, seed), train);
    run.report().atMost("control: equal sigmoids, units that differ", seed, apart, 0);
    double worst = largestLoss(Networks.create(FromHuge.class, seed), train);
    run.say("N(0, 10^2): largest loss in the first %d steps: %.4g", FIRST_STEPS, worst);
    run.report().atLeast("control: N(0, 10^2), a loss above 2.3", seed, worst, 2.3);
  }

  /** Over two epochs, after each: units of a hidden layer with other weights than its first. */
  private static int unitsApart(Run run, ByHe net, Dataset train) {
    int apart = 0;
    for (int epoch = 0; epoch < 2; epoch++) {
      Classification.train(run, net, train, ONE_EPOCH);
      apart += unitsApart(Networks.of(net).parameters().get("hidden1.weight"), FIRST);
      apart += unitsApart(Networks.of(net).parameters().get("hidden2.weight"), SECOND);
    }
    return apart;
  }

  private static int unitsApart(float[] weight, int units) {
    int inputs = weight.length / units;
    int apart = 0;
    for (int unit = 1; unit < units; unit++) {
      int from = unit * inputs;
      apart += Arrays.equals(weight, 0, inputs, weight, from, from + inputs) ? 0 : 1;
    }
    return apart;
  }

  /** Infinite where it is no number. */
  private static double largestLoss(ByHe net, Dataset train) {
    NetworkStepper stepper = Sgd.of(0.1).stepper(net);
    Batches batches = train.batches(BATCH);
    float[] image = (float[]) batches.array("image", ElementType.FLOAT32);
    int[] label = (int[]) batches.array("label", ElementType.INT32);
    double largest = 0;
    for (int step = 0; step < FIRST_STEPS && batches.next(); step++) {
      double loss = net.train(image, label);
      largest = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : Math.max(largest, loss);
      stepper.step();
    }
    return largest;
  }
}
