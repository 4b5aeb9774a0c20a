package org.sinter.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sinter.Activation;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.Activate;
import org.sinter.layer.Dense;
import org.sinter.loss.BinaryCrossEntropy;
import org.sinter.runtime.Networks;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.samples.Pictures.Curve;

/** XOR, which no line separates, by a layer in between. */
final class S05_Xor implements Lesson {
  private static final int STEPS = 1000;
  private static final float[] X = {0, 0, 0, 1, 1, 0, 1, 1};
  private static final float[] Y = {0, 1, 1, 0};

  /** 2-8-1. */
  @Network
  interface Eight {
    @Input(shape = 2)
    Tensor x();

    @Dense(units = 8, activation = Activation.TANH)
    Tensor hidden(Tensor x);

    @Dense(units = 1)
    Tensor logit(Tensor hidden);

    @Activate(Activation.SIGMOID)
    Tensor answer(Tensor logit);

    @Label(shape = 1)
    Tensor target();

    @BinaryCrossEntropy
    Tensor loss(Tensor logit, Tensor target);

    @Predict("answer")
    float[] probability(float[] x);

    @Train
    float train(float[] x, float[] target);
  }

  /** 2-2-1: the smallest that can, with valleys that it may get stuck in. */
  @Network
  interface Two extends Eight {
    @Override
    @Dense(units = 2, activation = Activation.TANH)
    Tensor hidden(Tensor x);
  }

  /** Without the bend, two layers are one. */
  @Network
  interface Straight extends Eight {
    @Override
    @Dense(units = 8)
    Tensor hidden(Tensor x);
  }

  @Override
  public String id() {
    return "S05";
  }

  @Override
  public String title() {
    return "XOR by a multi-layer perceptron";
  }

  @Override
  public void run(Run run) {
    long[] seeds = run.seeds(10);
    List<Curve> curves = new ArrayList<>();
    for (long seed : seeds) {
      Eight net = Networks.create(Eight.class, seed);
      curves.add(new Curve("seed " + seed, steps(), train(net)));
      run.report().atMost("2-8-1: largest error", seed, largestError(net), 0.05);
      run.report().atLeast("2-8-1: right of 4", seed, right(net), 4);
      if (seed == seeds[0]) {
        run.say(
            "decisions: %s", Pictures.decision(run.picture("S05-decision.png"), net::probability));
      }
    }
    int solved = 0;
    for (long seed : seeds) {
      Two net = Networks.create(Two.class, seed);
      train(net);
      solved += right(net) == 4 ? 1 : 0;
    }
    run.say("2-2-1: %d of %d seeds have all four right", solved, seeds.length);
    for (long seed : seeds) {
      Straight net = Networks.create(Straight.class, seed);
      train(net);
      run.report().atMost("control: identity, right of 4", seed, right(net), 3);
      run.report().atLeast("control: identity, mean squared error", seed, squaredError(net), 0.24);
    }
    run.say(
        "loss curves: %s",
        Pictures.chart(run.picture("S05-loss.png"), "S05, 2-8-1", "step", "cross entropy", curves));
  }

  private static double[] steps() {
    double[] steps = new double[STEPS];
    Arrays.setAll(steps, i -> i + 1);
    return steps;
  }

  private static double[] train(Eight net) {
    NetworkStepper stepper = Adam.of(0.05).stepper(net);
    double[] losses = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      losses[step] = net.train(X, Y);
      stepper.step();
    }
    return losses;
  }

  private static double largestError(Eight net) {
    float[] p = net.probability(X);
    double largest = 0;
    for (int i = 0; i < Y.length; i++) {
      largest = Math.max(largest, Math.abs(p[i] - Y[i]));
    }
    return largest;
  }

  private static int right(Eight net) {
    float[] p = net.probability(X);
    int right = 0;
    for (int i = 0; i < Y.length; i++) {
      right += p[i] > 0.5f == Y[i] > 0.5f ? 1 : 0;
    }
    return right;
  }

  private static double squaredError(Eight net) {
    float[] p = net.probability(X);
    double sum = 0;
    for (int i = 0; i < Y.length; i++) {
      sum += (p[i] - Y[i]) * (p[i] - Y[i]);
    }
    return sum / Y.length;
  }
}
