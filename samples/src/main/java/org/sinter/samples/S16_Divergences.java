package org.sinter.samples;

import java.util.Arrays;
import java.util.List;
import org.sinter.Evaluate;
import org.sinter.Gradient;
import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Parameter;
import org.sinter.Precision;
import org.sinter.Predict;
import org.sinter.Reduction;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.layer.LogSoftmax;
import org.sinter.loss.GaussianKl;
import org.sinter.loss.JensenShannon;
import org.sinter.loss.KullbackLeibler;
import org.sinter.op.Divide;
import org.sinter.op.Exp;
import org.sinter.op.Scale;
import org.sinter.op.Square;
import org.sinter.op.Subtract;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.optim.Schedule;
import org.sinter.samples.Pictures.Curve;

/**
 * How far one distribution is from another, and why the direction matters: a bell fitted to two
 * hills by KL(p, q) covers both, by KL(q, p) it climbs one.
 */
final class S16_Divergences implements Lesson {
  private static final int GRID = 601;
  private static final int STEPS = 1000;
  private static final double SEVEN_DIGITS = 1e-8;

  /** Distributions over three things, given by logits. */
  @Network(precision = Precision.DOUBLE)
  interface OfThree {
    @Input(shape = 3)
    Tensor pLogits();

    @Input(shape = 3)
    Tensor qLogits();

    @LogSoftmax
    Tensor logP(Tensor pLogits);

    @LogSoftmax
    Tensor logQ(Tensor qLogits);

    @Exp
    Tensor p(Tensor logP);

    @Exp
    Tensor q(Tensor logQ);

    @KullbackLeibler(reduction = Reduction.SUM)
    Tensor kl(Tensor logQ, Tensor p);

    @JensenShannon
    Tensor js(Tensor q, Tensor p);

    @Evaluate("kl")
    double kl(double[] pLogits, double[] qLogits);

    @Evaluate("js")
    double js(double[] pLogits, double[] qLogits);

    @Gradient(of = "kl", wrt = "qLogits")
    double[] slope(double[] pLogits, double[] qLogits);
  }

  /** KL of a bell from the standard one. */
  @Network(precision = Precision.DOUBLE)
  interface OfBells {
    @Input(shape = 1)
    Tensor mean();

    @Input(shape = 1)
    Tensor logVariance();

    @GaussianKl
    Tensor kl(Tensor mean, Tensor logVariance);

    @Evaluate("kl")
    double kl(double[] mean, double[] logVariance);
  }

  /** A bell q on a grid, of mean m and deviation exp(logS), and any p beside it. */
  @Network(precision = Precision.DOUBLE)
  interface Bell {
    @Input(shape = GRID)
    Tensor x();

    /** Logarithms of p, up to a constant: softmax makes probabilities of them. */
    @Input(shape = GRID)
    Tensor density();

    @Parameter(shape = {})
    Tensor m();

    @Parameter(shape = {})
    Tensor logS();

    @Subtract
    Tensor distance(Tensor x, Tensor m);

    @Exp
    Tensor s(Tensor logS);

    @Divide
    Tensor inDeviations(Tensor distance, Tensor s);

    @Square
    Tensor squares(Tensor inDeviations);

    @Scale(-0.5)
    Tensor exponents(Tensor squares);

    @LogSoftmax
    Tensor logQ(Tensor exponents);

    @Exp
    Tensor q(Tensor logQ);

    @LogSoftmax
    Tensor logP(Tensor density);

    @Exp
    Tensor p(Tensor logP);

    @KullbackLeibler(reduction = Reduction.SUM)
    Tensor pFromQ(Tensor logQ, Tensor p);

    @KullbackLeibler(reduction = Reduction.SUM, logTarget = true)
    Tensor qFromP(Tensor logP, Tensor logQ);

    @JensenShannon
    Tensor js(Tensor q, Tensor p);

    @Train("pFromQ")
    double forward(double[] x, double[] density);

    @Train("qFromP")
    double reverse(double[] x, double[] density);

    @Train("js")
    double symmetric(double[] x, double[] density);

    @Predict({"p", "q"})
    void look(double[] x, double[] density, double[] p, double[] q);
  }

  /** Computes one of the three losses and its gradients. */
  private interface Step {
    double loss(double[] x, double[] density);
  }

  @Override
  public String id() {
    return "S16";
  }

  @Override
  public String title() {
    return "Divergences of Kullback-Leibler and Jensen-Shannon";
  }

  @Override
  public void run(Run run) {
    ofThree(run);
    // Moving and scaling both bells changes nothing, so that the second can be the standard one.
    OfBells bells = Networks.create(OfBells.class, 1);
    double[] variance = {Math.log(4)};
    is(run, "KL of N(1, 4) from N(0, 1)", bells.kl(new double[] {1}, variance), 1.306852819);
    double[] quarter = {-Math.log(4)};
    is(run, "KL of N(0, 1) from N(1, 4)", bells.kl(new double[] {-0.5}, quarter), 0.443147181);
    fits(run);
    disjoint(run);
  }

  private static void ofThree(Run run) {
    OfThree net = Networks.create(OfThree.class, 1);
    double[] p = {Math.log(0.36), Math.log(0.48), Math.log(0.16)};
    double[] q = new double[3];
    is(run, "KL(p, q)", net.kl(p, q), 0.085299601);
    is(run, "KL(q, p)", net.kl(q, p), 0.097455007);
    is(run, "JS(p, q)", net.js(p, q), 0.022459860);
    double[] slope = net.slope(p, q);
    double worst = 0;
    for (int i = 0; i < slope.length; i++) {
      worst = Math.max(worst, Math.abs(slope[i] - (1.0 / 3 - Math.exp(p[i]))));
    }
    run.report().atMost("gradient of KL by logits, against q - p", worst, 1e-12);
  }

  private static void is(Run run, String what, double value, double expected) {
    run.say("%-28s %.9f", what, value);
    run.report().atMost(what + ": error", Math.abs(value - expected), SEVEN_DIGITS);
  }

  private static void fits(Run run) {
    double[] x = grid();
    double[] hills = new double[GRID];
    Arrays.setAll(hills, i -> Math.log(bell(x[i], -2, 0.5) + bell(x[i], 2, 0.5)));
    Bell covers = bell(0.5, 1);
    fit(run, "KL(p, q)", covers, covers::forward, hills);
    run.report().atMost("fit by KL(p, q): abs m", Math.abs(m(covers)), 0.01 * Math.sqrt(4.25));
    // The moments of p: variance 2^2 between the hills and 0.5^2 within each.
    double relative = Math.abs(s(covers) / Math.sqrt(4.25) - 1);
    run.report().atMost("fit by KL(p, q): s, relative error", relative, 0.01);
    Bell climbs = bell(0.5, 1);
    fit(run, "KL(q, p)", climbs, climbs::reverse, hills);
    double off = Math.abs(Math.abs(m(climbs)) - 2);
    run.report().atMost("fit by KL(q, p): from the mode", off, 0.1);
    draw(run, x, hills, covers, climbs);
  }

  private static double[] grid() {
    double[] x = new double[GRID];
    Arrays.setAll(x, i -> (i - GRID / 2) / 25.0);
    return x;
  }

  private static double bell(double x, double mean, double deviation) {
    double z = (x - mean) / deviation;
    // Far out a little is left, as no logarithm of 0 can be fed.
    return Math.max(Math.exp(-z * z / 2), 1e-200);
  }

  private static Bell bell(double m, double s) {
    Bell bell = Networks.create(Bell.class, 1);
    Parameters parameters = Networks.of(bell).parameters();
    parameters.setDouble("m", new double[] {m});
    parameters.setDouble("logS", new double[] {Math.log(s)});
    return bell;
  }

  private static double m(Bell bell) {
    return Networks.of(bell).parameters().getDouble("m")[0];
  }

  private static double s(Bell bell) {
    return Math.exp(Networks.of(bell).parameters().getDouble("logS")[0]);
  }

  private static void fit(Run run, String what, Bell bell, Step step, double[] density) {
    double[] x = grid();
    NetworkStepper stepper = Adam.of(0.05).stepper(bell);
    double loss = 0;
    for (int i = 0; i < STEPS; i++) {
      loss = step.loss(x, density);
      stepper.step(Schedule.cosine().factor(i, STEPS));
    }
    run.say("fit by %s: N(%.4f, %.4f^2), left %.4f", what, m(bell), s(bell), loss);
  }

  /** What a generator far from the data feels: nothing of JS, all of KL. */
  private static void disjoint(Run run) {
    double[] x = grid();
    double[] far = new double[GRID];
    Arrays.setAll(far, i -> -Math.pow((x[i] + 6) / 0.1, 2) / 2);
    Bell bell = bell(6, 0.1);
    double js = bell.symmetric(x, far);
    double slope = Math.abs(Networks.of(bell).parameters().gradientDouble("m")[0]);
    double kl = bell.forward(x, far);
    double pull = Math.abs(Networks.of(bell).parameters().gradientDouble("m")[0]);
    run.say("disjoint: JS %.9f, slope %.1e; KL %.0f, slope %.0f", js, slope, kl, pull);
    double error = Math.abs(js - Math.log(2));
    run.report().atMost("control: JS of disjoint ones, against log 2", error, 1e-9);
    run.report().atMost("control: its slope by the mean", slope, 1e-9);
    run.report().atLeast("slope of KL there", pull, 1);
  }

  private static void draw(Run run, double[] x, double[] hills, Bell covers, Bell climbs) {
    double[] p = new double[GRID];
    double[] covering = new double[GRID];
    double[] climbing = new double[GRID];
    covers.look(x, hills, p, covering);
    climbs.look(x, hills, p, climbing);
    List<Curve> curves =
        List.of(
            new Curve("p", x, p),
            new Curve("q by KL(p, q)", x, covering),
            new Curve("q by KL(q, p)", x, climbing));
    run.say(
        "fits: %s", Pictures.chart(run.picture("S16-fits.png"), "S16", "x", "probability", curves));
  }
}
