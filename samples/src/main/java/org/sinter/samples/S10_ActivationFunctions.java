package org.sinter.samples;

import static org.sinter.samples.Precisions.narrowed;
import static org.sinter.samples.Precisions.widened;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sinter.Activation;
import org.sinter.Axis;
import org.sinter.Block;
import org.sinter.Constant;
import org.sinter.Gradient;
import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Precision;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Use;
import org.sinter.layer.Activate;
import org.sinter.layer.Maxout;
import org.sinter.op.Add;
import org.sinter.op.Concat;
import org.sinter.op.Divide;
import org.sinter.op.Exp;
import org.sinter.op.Multiply;
import org.sinter.op.Sum;
import org.sinter.runtime.Networks;
import org.sinter.samples.Pictures.Curve;

/**
 * The bends between layers: their values, their slopes, and that neither breaks at large inputs.
 * All of them stand side by side in one network, which answers with a number for each.
 */
final class S10_ActivationFunctions implements Lesson {
  private static final int FUNCTIONS = 14;
  private static final int POINTS = 10_000;
  private static final double STEP = 1e-5;

  /** In the order of {@link Functions}. */
  private static final List<String> NAMES =
      List.of(
          "sigmoid",
          "tanh",
          "leaky relu",
          "elu",
          "selu",
          "softplus",
          "silu",
          "gelu",
          "gelu by tanh",
          "mish",
          "hard swish",
          "softsign",
          "relu",
          "maxout");

  /** Where some slope jumps, so that no difference quotient tells it. */
  private static final double[] KINKS = {-3, 0, 3};

  private static final double[] TABLE_POINTS = {-2, -1, -0.5, 0, 0.5, 1, 2};

  /** A line for each function, by formulas evaluated in double and rounded to nine digits. */
  private static final double[][] TABLE =
      """
       0.119202922  0.268941421  0.377540669          0.5  0.622459331  0.731058579  0.880797078
      -0.964027580 -0.761594156 -0.462117157            0  0.462117157  0.761594156  0.964027580
             -0.02        -0.01       -0.005            0          0.5            1            2
      -0.864664717 -0.632120559 -0.393469340            0          0.5            1            2
      -1.520166469 -1.111330738 -0.691758188            0  0.525350494  1.050700987  2.101401975
       0.126928011  0.313261688  0.474076984  0.693147181  0.974076984  1.313261688  2.126928011
      -0.238405844 -0.268941421 -0.188770334            0  0.311229666  0.731058579  1.761594156
      -0.045500264 -0.158655254 -0.154268769            0  0.345731231  0.841344746  1.954499736
      -0.045402306 -0.158808009 -0.154285990            0  0.345714010  0.841191991  1.954597694
      -0.252501483 -0.303401461 -0.220743775            0  0.375245211  0.865098388  1.943958960
      -0.333333333 -0.333333333 -0.208333333            0  0.291666667  0.666666667  1.666666667
      -0.666666667         -0.5 -0.333333333            0  0.333333333          0.5  0.666666667
                 0            0            0            0          0.5            1            2
                 2            1          0.5            0          0.5            1            2
      """
          .lines()
          .map(S10_ActivationFunctions::numbers)
          .toArray(double[][]::new);

  /** A number in, one number of each function out. */
  @Block
  interface Functions {
    @Input
    Tensor x();

    @Activate(Activation.SIGMOID)
    Tensor sigmoid(Tensor x);

    @Activate(Activation.TANH)
    Tensor tanh(Tensor x);

    @Activate(Activation.LEAKY_RELU)
    Tensor leakyRelu(Tensor x);

    @Activate(Activation.ELU)
    Tensor elu(Tensor x);

    @Activate(Activation.SELU)
    Tensor selu(Tensor x);

    @Activate(Activation.SOFTPLUS)
    Tensor softplus(Tensor x);

    @Activate(Activation.SILU)
    Tensor silu(Tensor x);

    @Activate(Activation.GELU)
    Tensor gelu(Tensor x);

    @Activate(Activation.GELU_TANH)
    Tensor geluTanh(Tensor x);

    @Activate(Activation.MISH)
    Tensor mish(Tensor x);

    @Activate(Activation.HARD_SWISH)
    Tensor hardSwish(Tensor x);

    @Activate(Activation.SOFTSIGN)
    Tensor softsign(Tensor x);

    @Activate(Activation.RELU)
    Tensor relu(Tensor x);

    /** The larger of two lines that are learned; here they are set to x and -x. */
    @Maxout(units = 1, pieces = 2)
    Tensor maxout(Tensor x);

    @Concat
    Tensor all(
        Tensor sigmoid,
        Tensor tanh,
        Tensor leakyRelu,
        Tensor elu,
        Tensor selu,
        Tensor softplus,
        Tensor silu,
        Tensor gelu,
        Tensor geluTanh,
        Tensor mish,
        Tensor hardSwish,
        Tensor softsign,
        Tensor relu,
        Tensor maxout);
  }

  /** In float, where the vector unit computes. {@code choice} picks the function to derive. */
  @Network
  interface Singles {
    @Input(shape = 1)
    Tensor x();

    @Input(shape = FUNCTIONS)
    Tensor choice();

    @Use(Functions.class)
    Tensor y(Tensor x);

    @Multiply
    Tensor chosen(Tensor y, Tensor choice);

    @Sum(axes = {0, Axis.BATCH})
    Tensor total(Tensor chosen);

    @Predict("y")
    float[] values(float[] x);

    @Gradient(of = "total", wrt = "x")
    float[] slopes(float[] x, float[] choice);
  }

  /** The same in double. */
  @Network(precision = Precision.DOUBLE)
  interface Doubles {
    @Input(shape = 1)
    Tensor x();

    @Input(shape = FUNCTIONS)
    Tensor choice();

    @Use(Functions.class)
    Tensor y(Tensor x);

    @Multiply
    Tensor chosen(Tensor y, Tensor choice);

    @Sum(axes = {0, Axis.BATCH})
    Tensor total(Tensor chosen);

    @Predict("y")
    double[] values(double[] x);

    @Gradient(of = "total", wrt = "x")
    double[] slopes(double[] x, double[] choice);
  }

  /** {@code exp(x) / (1 + exp(x))}: right on paper, infinity over infinity from 89 on. */
  @Network
  interface NaiveSigmoid {
    @Input(shape = {})
    Tensor x();

    @Exp
    Tensor e(Tensor x);

    @Constant(1)
    Tensor one();

    @Add
    Tensor below(Tensor one, Tensor e);

    @Divide
    Tensor y(Tensor e, Tensor below);

    @Predict("y")
    float[] values(float[] x);
  }

  @Override
  public String id() {
    return "S10";
  }

  @Override
  public String title() {
    return "Activation functions";
  }

  @Override
  public void run(Run run) {
    Singles singles = Networks.create(Singles.class, 1);
    Doubles doubles = Networks.create(Doubles.class, 1);
    Networks.of(singles).parameters().set("y.maxout.weight", new float[] {1, -1});
    Networks.of(doubles).parameters().set("y.maxout.weight", new float[] {1, -1});
    run.report().atMost("table, float: relative error", tableError(singles), 1e-6);
    double[] points =
        new SplittableRandom(run.firstSeed())
            .doubles(POINTS, -10, 10)
            .map(x -> (float) x)
            .toArray();
    double apart = apart(widened(singles.values(narrowed(points))), doubles.values(points));
    run.report().atMost("float against double", apart, 2e-6);
    slopes(run, singles, doubles, points);
    run.report().atMost("not finite at 1e4 and -1e4", notFinite(singles), 0);
    NaiveSigmoid naive = Networks.create(NaiveSigmoid.class, 1);
    float[] y = naive.values(new float[] {2, 1e4f});
    run.say("exp(x) / (1 + exp(x)): %.6f at 2, %f at 1e4", y[0], y[1]);
    run.report().atLeast("control: naive sigmoid is NaN at 1e4", Float.isNaN(y[1]) ? 1 : 0, 1);
    draw(run, doubles);
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.strip().split(" +")).mapToDouble(Double::parseDouble).toArray();
  }

  private static double tableError(Singles net) {
    float[] y = net.values(narrowed(TABLE_POINTS));
    double worst = 0;
    for (int i = 0; i < TABLE_POINTS.length; i++) {
      for (int f = 0; f < FUNCTIONS; f++) {
        double expected = TABLE[f][i];
        double size = expected == 0 ? 1 : Math.abs(expected);
        worst = Math.max(worst, Math.abs(y[i * FUNCTIONS + f] - expected) / size);
      }
    }
    return worst;
  }

  /** Slopes in double against difference quotients, those in float against double. */
  private static void slopes(Run run, Singles singles, Doubles doubles, double[] points) {
    double[] smooth = Arrays.stream(points).filter(S10_ActivationFunctions::isSmooth).toArray();
    double[] up = doubles.values(Arrays.stream(smooth).map(x -> x + STEP).toArray());
    double[] down = doubles.values(Arrays.stream(smooth).map(x -> x - STEP).toArray());
    double numerical = 0;
    double float32 = 0;
    for (int f = 0; f < FUNCTIONS; f++) {
      double[] choice = choice(f, smooth.length);
      double[] slopes = doubles.slopes(smooth, choice);
      double[] quotients = new double[slopes.length];
      for (int i = 0; i < slopes.length; i++) {
        int at = i * FUNCTIONS + f;
        quotients[i] = (up[at] - down[at]) / (2 * STEP);
      }
      double error = apart(slopes, quotients);
      double apart = apart(widened(singles.slopes(narrowed(smooth), narrowed(choice))), slopes);
      run.say("%-12s slope: numerically %.1e, in float %.1e", NAMES.get(f), error, apart);
      numerical = Math.max(numerical, error);
      float32 = Math.max(float32, apart);
    }
    run.report().atMost("slopes in double, against numerical", numerical, 1e-6);
    run.report().atMost("slopes in float, against double", float32, 1e-4);
  }

  private static boolean isSmooth(double x) {
    return Arrays.stream(KINKS).allMatch(kink -> Math.abs(x - kink) > 2 * STEP);
  }

  private static double[] choice(int function, int points) {
    double[] choice = new double[points * FUNCTIONS];
    for (int i = 0; i < points; i++) {
      choice[i * FUNCTIONS + function] = 1;
    }
    return choice;
  }

  private static int notFinite(Singles net) {
    float[] far = {1e4f, -1e4f};
    int count = notFinite(net.values(far));
    for (int f = 0; f < FUNCTIONS; f++) {
      count += notFinite(net.slopes(far, narrowed(choice(f, far.length))));
    }
    return count;
  }

  private static int notFinite(float[] values) {
    int count = 0;
    for (float value : values) {
      count += Float.isFinite(value) ? 0 : 1;
    }
    return count;
  }

  /** Largest difference, relative where numbers are larger than 1. */
  private static double apart(double[] a, double[] b) {
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = Math.max(worst, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i])));
    }
    return worst;
  }

  private static void draw(Run run, Doubles net) {
    double[] x = new double[401];
    Arrays.setAll(x, i -> (i - 200) / 50.0);
    double[] y = net.values(x);
    List<Curve> values = new ArrayList<>();
    List<Curve> slopes = new ArrayList<>();
    for (int f = 0; f < FUNCTIONS; f++) {
      int function = f;
      double[] column = new double[x.length];
      Arrays.setAll(column, i -> y[i * FUNCTIONS + function]);
      values.add(new Curve(NAMES.get(f), x, column));
      slopes.add(new Curve(NAMES.get(f), x, net.slopes(x, choice(f, x.length))));
    }
    run.say(
        "values: %s", Pictures.chart(run.picture("S10-values.png"), "S10", "x", "f(x)", values));
    run.say(
        "slopes: %s", Pictures.chart(run.picture("S10-slopes.png"), "S10", "x", "f'(x)", slopes));
  }
}
