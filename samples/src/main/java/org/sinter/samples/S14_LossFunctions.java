package org.sinter.samples;

import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.sinter.Activation;
import org.sinter.Evaluate;
import org.sinter.Gradient;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Precision;
import org.sinter.Predict;
import org.sinter.Reduction;
import org.sinter.Tensor;
import org.sinter.layer.Activate;
import org.sinter.layer.Softmax;
import org.sinter.loss.BinaryCrossEntropy;
import org.sinter.loss.CrossEntropy;
import org.sinter.loss.Hinge;
import org.sinter.loss.Huber;
import org.sinter.loss.MeanSquaredError;
import org.sinter.op.Clip;
import org.sinter.op.Log;
import org.sinter.op.Scale;
import org.sinter.runtime.Networks;

/**
 * How wrong is an answer? Squares, cross entropies, Huber's mixture and the hinge, at numbers that
 * can be checked by hand, and their gradients: softmax and sigmoid each have the loss that leaves
 * {@code p - t}, the plain error, as the gradient of their logits.
 */
final class S14_LossFunctions implements Lesson {
  private static final int CLASSES = 10;
  private static final int EXAMPLES = 20;
  private static final double DIGITS = 5e-8;
  private static final double EXACT = 1e-12;
  private static final double[] Y = {0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0};
  private static final double[] T = {0, 0, 1, 0, 0, 0, 0, 0, 0, 0};

  /** Losses of ten probabilities. */
  @Network(precision = Precision.DOUBLE)
  interface OfProbabilities {
    @Input(shape = CLASSES)
    Tensor y();

    @Label(shape = CLASSES)
    Tensor target();

    @Label(classes = CLASSES)
    Tensor number();

    @MeanSquaredError
    Tensor mean(Tensor y, Tensor target);

    @MeanSquaredError(reduction = Reduction.SUM)
    Tensor sum(Tensor y, Tensor target);

    @Scale(0.5)
    Tensor halfSum(Tensor sum);

    /** Five of the probabilities are 0, whose logarithm is none: see the control. */
    @Clip(min = 1e-12)
    Tensor clamped(Tensor y);

    /** Softmax undoes the logarithm, so that these are logits of the probabilities. */
    @Log
    Tensor logits(Tensor clamped);

    @CrossEntropy
    Tensor byNumber(Tensor logits, Tensor number);

    @CrossEntropy
    Tensor byOneHot(Tensor logits, Tensor target);

    @Evaluate("mean")
    double mean(double[] y, double[] target);

    @Evaluate("halfSum")
    double halfSum(double[] y, double[] target);

    @Evaluate("byNumber")
    double byNumber(double[] y, int[] number);

    @Evaluate("byOneHot")
    double byOneHot(double[] y, double[] target);
  }

  /** Ten logits as one choice of ten. */
  @Network(precision = Precision.DOUBLE)
  interface OneOfTen {
    @Input(shape = CLASSES)
    Tensor logits();

    @Softmax
    Tensor p(Tensor logits);

    @Label(shape = CLASSES)
    Tensor target();

    @CrossEntropy(reduction = Reduction.SUM)
    Tensor loss(Tensor logits, Tensor target);

    @Predict("p")
    double[] p(double[] logits);

    @Gradient(of = "loss", wrt = "logits")
    double[] slope(double[] logits, double[] target);
  }

  /** Ten logits as ten answers of yes or no; ten scores against the other losses. */
  @Network(precision = Precision.DOUBLE)
  interface TenAnswers {
    @Input(shape = CLASSES)
    Tensor logits();

    @Activate(Activation.SIGMOID)
    Tensor p(Tensor logits);

    @Label(shape = CLASSES)
    Tensor target();

    @BinaryCrossEntropy(reduction = Reduction.SUM)
    Tensor loss(Tensor logits, Tensor target);

    @Huber(reduction = Reduction.SUM)
    Tensor huber(Tensor logits, Tensor target);

    @Hinge(reduction = Reduction.SUM)
    Tensor hinge(Tensor logits, Tensor target);

    @MeanSquaredError(reduction = Reduction.SUM)
    Tensor squares(Tensor logits, Tensor target);

    @Predict("p")
    double[] p(double[] logits);

    @Gradient(of = "loss", wrt = "logits")
    double[] slope(double[] logits, double[] target);

    @Gradient(of = "huber", wrt = "logits")
    double[] huberSlope(double[] logits, double[] target);

    @Gradient(of = "hinge", wrt = "logits")
    double[] hingeSlope(double[] logits, double[] target);

    @Gradient(of = "squares", wrt = "logits")
    double[] squareSlope(double[] logits, double[] target);
  }

  /** One score, one label. */
  @Network(precision = Precision.DOUBLE)
  interface OfOne {
    @Input(shape = {})
    Tensor x();

    @Label(shape = {})
    Tensor t();

    @BinaryCrossEntropy
    Tensor ofLogit(Tensor x, Tensor t);

    @BinaryCrossEntropy(probabilities = true)
    Tensor ofProbability(Tensor x, Tensor t);

    @Huber
    Tensor huber(Tensor x, Tensor t);

    @Hinge
    Tensor hinge(Tensor x, Tensor t);

    @Log
    Tensor log(Tensor x);

    @Evaluate("ofLogit")
    double ofLogit(double[] x, double[] t);

    @Evaluate("ofProbability")
    double ofProbability(double[] x, double[] t);

    @Evaluate("huber")
    double huber(double[] x, double[] t);

    @Evaluate("hinge")
    double hinge(double[] x, double[] t);

    @Predict("log")
    double[] log(double[] x);
  }

  @Override
  public String id() {
    return "S14";
  }

  @Override
  public String title() {
    return "Loss functions: squares, cross entropies, Huber, hinge";
  }

  @Override
  public void run(Run run) {
    OfProbabilities ten = Networks.create(OfProbabilities.class, 1);
    OfOne one = Networks.create(OfOne.class, 1);
    is(run, "half the sum of squares", ten.halfSum(Y, T), 0.0975);
    is(run, "mean square", ten.mean(Y, T), 0.0195);
    is(run, "cross entropy, class 2", ten.byNumber(Y, new int[] {2}), 0.5108256);
    is(run, "cross entropy, one-hot", ten.byOneHot(Y, T), 0.5108256);
    is(run, "binary, of 0.8", one.ofProbability(of(0.8), of(1)), 0.2231436);
    is(run, "binary, of logit log 4", one.ofLogit(of(Math.log(4)), of(1)), 0.2231436);
    is(run, "Huber, near", one.huber(of(1.5), of(1)), 0.125);
    is(run, "Huber, far", one.huber(of(4), of(1)), 2.5);
    is(run, "hinge, within the margin", one.hinge(of(0.3), of(1)), 0.7);
    is(run, "hinge, beyond it", one.hinge(of(1.3), of(1)), 0);
    gradients(run);
    double without = -one.log(of(0))[0];
    double with = one.ofProbability(of(0), of(1));
    run.say("-log(0): %f; clamped, as in the loss: %f", without, with);
    run.report().atLeast("control: -log(0) is infinite", without, Double.POSITIVE_INFINITY);
    run.report().atMost("-log(0), clamped", with, 100);
  }

  private static double[] of(double value) {
    return new double[] {value};
  }

  private static void is(Run run, String what, double value, double expected) {
    run.say("%-26s %.9f", what, value);
    run.report().atMost(what + ": error", Math.abs(value - expected), DIGITS);
  }

  private static void gradients(Run run) {
    SplittableRandom random = new SplittableRandom(run.firstSeed());
    double[] x = random.doubles(EXAMPLES * CLASSES, -5, 5).toArray();
    double[] oneHot = new double[x.length];
    double[] signs = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      oneHot[i] = i % CLASSES == i / CLASSES % CLASSES ? 1 : 0;
      signs[i] = random.nextBoolean() ? 1 : -1;
    }
    OneOfTen choice = Networks.create(OneOfTen.class, 1);
    TenAnswers answers = Networks.create(TenAnswers.class, 1);
    DoubleBinaryOperator error = (p, t) -> p - t;
    agree(run, "softmax + CE", choice.slope(x, oneHot), choice.p(x), oneHot, error);
    agree(run, "sigmoid + BCE", answers.slope(x, oneHot), answers.p(x), oneHot, error);
    agree(run, "squares", answers.squareSlope(x, signs), x, signs, (y, t) -> 2 * (y - t));
    DoubleBinaryOperator clipped = (y, t) -> Math.clamp(y - t, -1, 1);
    agree(run, "Huber", answers.huberSlope(x, signs), x, signs, clipped);
    DoubleBinaryOperator pull = (y, t) -> y * t < 1 ? -t : 0;
    agree(run, "hinge", answers.hingeSlope(x, signs), x, signs, pull);
  }

  private static void agree(
      Run run, String what, double[] slope, double[] y, double[] t, DoubleBinaryOperator rule) {
    double worst = 0;
    for (int i = 0; i < slope.length; i++) {
      worst = Math.max(worst, Math.abs(slope[i] - rule.applyAsDouble(y[i], t[i])));
    }
    run.report().atMost("gradient of " + what + ": error", worst, EXACT);
  }
}
