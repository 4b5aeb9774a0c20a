package org.sinter.samples;

import static org.sinter.samples.Precisions.widened;

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
import org.sinter.layer.Dense;
import org.sinter.loss.MeanSquaredError;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.optim.Schedule;
import org.sinter.samples.Pictures.Curve;

/**
 * One hidden layer can draw any curve if it is wide enough: a period of a sine by 2, 8, 32 and 128
 * bends. Without a bend it stays the best straight line, however wide.
 */
final class S06_UniversalApproximation implements Lesson {
  private static final int POINTS = 200;
  private static final int STEPS = 5000;

  /** Root mean square of what the best straight line leaves of the sine. */
  private static final double STRAIGHT = 0.443;

  /** 1-2-1. The first bends are steep enough to turn within the interval. */
  @Network
  interface Two {
    @Input(shape = 1)
    Tensor x();

    @Dense(
        units = 2,
        activation = Activation.TANH,
        init = @Init(value = Initializer.NORMAL, scale = 3))
    Tensor hidden(Tensor x);

    @Dense(units = 1)
    Tensor y(Tensor hidden);

    @Label(shape = 1)
    Tensor target();

    @MeanSquaredError
    Tensor loss(Tensor y, Tensor target);

    @Train
    float train(float[] x, float[] target);

    @Predict("y")
    float[] draw(float[] x);
  }

  /** 1-8-1. */
  @Network
  interface Eight extends Two {
    @Override
    @Dense(
        units = 8,
        activation = Activation.TANH,
        init = @Init(value = Initializer.NORMAL, scale = 3))
    Tensor hidden(Tensor x);
  }

  /** 1-32-1. */
  @Network
  interface ThirtyTwo extends Two {
    @Override
    @Dense(
        units = 32,
        activation = Activation.TANH,
        init = @Init(value = Initializer.NORMAL, scale = 3))
    Tensor hidden(Tensor x);
  }

  /** 1-128-1. */
  @Network
  interface Many extends Two {
    @Override
    @Dense(
        units = 128,
        activation = Activation.TANH,
        init = @Init(value = Initializer.NORMAL, scale = 3))
    Tensor hidden(Tensor x);
  }

  /** 1-32-1 without a bend. */
  @Network
  interface Straight extends Two {
    @Override
    @Dense(units = 32)
    Tensor hidden(Tensor x);
  }

  @Override
  public String id() {
    return "S06";
  }

  @Override
  public String title() {
    return "Universal approximation by one hidden layer";
  }

  @Override
  public void run(Run run) {
    double[] places = new double[POINTS];
    float[] x = new float[POINTS];
    float[] y = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      places[i] = (i + 0.5) / POINTS;
      x[i] = (float) places[i];
      y[i] = (float) Math.sin(2 * Math.PI * places[i]);
    }
    List<Curve> fits = new ArrayList<>(List.of(new Curve("sin(2 pi x)", places, widened(y))));
    for (long seed : run.seeds(run.full() ? 3 : 1)) {
      boolean drawn = seed == run.firstSeed();
      double thirtyTwo = largest(fit(ThirtyTwo.class, seed, x, y), y);
      run.report().atMost("32 units: largest error", seed, thirtyTwo, 0.03);
      float[] two = fit(Two.class, seed, x, y);
      float[] eight = fit(Eight.class, seed, x, y);
      double ofTwo = largest(two, y);
      double ofEight = largest(eight, y);
      run.report().atMost("8 units: largest error", seed, ofEight, ofTwo);
      run.report().atMost("32 units: below that of 8", seed, thirtyTwo, ofEight);
      if (run.full()) {
        double many = largest(fit(Many.class, seed, x, y), y);
        run.say("seed %d: 128 units: largest error %.4f", seed, many);
      }
      float[] line = fit(Straight.class, seed, x, y);
      double off = Math.abs(deviation(line, y) - STRAIGHT);
      run.report().atMost("control: identity, from the best line's 0.443", seed, off, 0.001);
      if (drawn) {
        fits.add(new Curve("2 units", places, widened(two)));
        fits.add(new Curve("8 units", places, widened(eight)));
        fits.add(new Curve("identity", places, widened(line)));
      }
    }
    run.say("fits: %s", Pictures.chart(run.picture("S06-fits.png"), "S06", "x", "y", fits));
  }

  private static float[] fit(Class<? extends Two> type, long seed, float[] x, float[] y) {
    Two net = Networks.create(type, seed);
    spreadOut(Networks.of(net).parameters());
    NetworkStepper stepper = Adam.of(0.01).stepper(net);
    for (int step = 0; step < STEPS; step++) {
      net.train(x, y);
      stepper.step(Schedule.cosine().factor(step, STEPS));
    }
    return net.draw(x);
  }

  /** Moves the middle of each bend, which biases of 0 would put at x = 0, into the interval. */
  private static void spreadOut(Parameters parameters) {
    float[] weight = parameters.get("hidden.weight");
    float[] bias = new float[weight.length];
    for (int unit = 0; unit < bias.length; unit++) {
      bias[unit] = -weight[unit] * (unit + 0.5f) / bias.length;
    }
    parameters.set("hidden.bias", bias);
  }

  private static double largest(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static double deviation(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum / a.length);
  }
}
