package org.sinter.samples;

import java.util.Arrays;
import java.util.List;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Parameter;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.loss.MeanSquaredError;
import org.sinter.op.Add;
import org.sinter.op.Multiply;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.optim.Sgd;
import org.sinter.samples.Pictures.Curve;

/**
 * A line through three points by gradient descent. The loss is a parabola in a and b whose steepest
 * curvature is 11.0929: rates below 2 / 11.0929 = 0.1803 arrive, rates above it run away.
 */
final class S02_LinearRegression implements Lesson {
  private static final int STEPS = 300;
  private static final double CLOSE = 1e-4;
  private static final float[] X = {1, 2, 3};
  private static final float[] Y = {3, 5, 7};

  /** {@code y = a x + b}. */
  @Network
  interface Line {
    @Input(shape = {})
    Tensor x();

    @Parameter(shape = {})
    Tensor a();

    @Parameter(shape = {})
    Tensor b();

    @Multiply
    Tensor slope(Tensor a, Tensor x);

    @Add
    Tensor y(Tensor slope, Tensor b);

    @Label(shape = {})
    Tensor target();

    @MeanSquaredError
    Tensor loss(Tensor y, Tensor target);

    @Train
    float train(float[] x, float[] target);
  }

  /** The error of a and b, the larger one, after each step. */
  private record Descent(double[] errors, double[] losses) {
    int firstClose() {
      for (int i = 0; i < errors.length; i++) {
        if (errors[i] <= CLOSE) {
          return i + 1;
        }
      }
      return Integer.MAX_VALUE;
    }

    double last() {
      return errors[errors.length - 1];
    }
  }

  @Override
  public String id() {
    return "S02";
  }

  @Override
  public String title() {
    return "Linear regression through 3 points";
  }

  @Override
  public void run(Run run) {
    Descent good = descend(run, 0.1, STEPS);
    run.report().atMost("error of a and b after 300 steps, rate 0.1", good.last(), CLOSE);
    run.report().atMost("steps to an error of 1e-4", good.firstClose(), STEPS);
    Descent slow = descend(run, 0.01, 10 * STEPS);
    run.report().atMost("steps to an error of 1e-4, rate 0.01", slow.firstClose(), 10 * STEPS);
    Descent bad = descend(run, 0.19, STEPS);
    run.report().atLeast("control: error after 300 steps, rate 0.19", bad.last(), 1e3);
    double[] steps = new double[STEPS];
    Arrays.setAll(steps, i -> i + 1);
    List<Curve> curves =
        List.of(
            new Curve("rate 0.1", steps, log10(good.losses())),
            new Curve("rate 0.01", steps, log10(Arrays.copyOf(slow.losses(), STEPS))),
            new Curve("rate 0.19", steps, log10(bad.losses())));
    run.say(
        "loss curve: %s",
        Pictures.chart(run.picture("S02-loss.png"), "S02", "step", "log10 of the loss", curves));
  }

  private static Descent descend(Run run, double rate, int steps) {
    Line line = Networks.create(Line.class, 1);
    Parameters parameters = Networks.of(line).parameters();
    NetworkStepper stepper = Sgd.of(rate).stepper(line);
    double[] errors = new double[steps];
    double[] losses = new double[steps];
    for (int step = 0; step < steps; step++) {
      losses[step] = line.train(X, Y);
      stepper.step();
      double a = parameters.get("a")[0];
      double b = parameters.get("b")[0];
      errors[step] = Math.max(Math.abs(a - 2), Math.abs(b - 1));
    }
    float a = parameters.get("a")[0];
    float b = parameters.get("b")[0];
    run.say("rate %-4s after %4d steps: y = %.6g x + %.6g", rate, steps, a, b);
    return new Descent(errors, losses);
  }

  private static double[] log10(double[] values) {
    return Arrays.stream(values).map(v -> Math.log10(Math.max(v, 1e-14))).toArray();
  }
}
