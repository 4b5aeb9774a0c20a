package org.sinter.samples;

import java.util.Arrays;
import org.sinter.Evaluate;
import org.sinter.Gradient;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Network;
import org.sinter.Out;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.layer.Softmax;
import org.sinter.loss.CrossEntropy;
import org.sinter.op.Divide;
import org.sinter.op.Exp;
import org.sinter.op.Reshape;
import org.sinter.op.Sum;
import org.sinter.runtime.Networks;

/**
 * Softmax of large logits. exp overflows a float above 88.7228; subtracting the largest logit first
 * changes nothing but that.
 */
final class S13_SoftmaxGuard implements Lesson {
  private static final float[] LARGE = {1010, 1000, 990};
  private static final float INFINITE = Float.POSITIVE_INFINITY;

  /** With the guard, as the language has it. */
  @Network
  interface Guarded {
    @Input(shape = 3)
    Tensor logits();

    @Softmax
    Tensor shares(Tensor logits);

    @Label(classes = 3)
    Tensor label();

    @CrossEntropy
    Tensor loss(Tensor logits, Tensor label);

    @Predict("shares")
    float[] probabilities(float[] logits);

    @Evaluate("loss")
    float loss(float[] logits, int[] label);

    @Gradient(of = "loss", wrt = "logits")
    void slope(float[] logits, int[] label, @Out("logits") float[] slope);
  }

  /** {@code exp(x) / sum exp(x)} as it is written in books. */
  @Network
  interface Naive {
    @Input(shape = 3)
    Tensor logits();

    @Exp
    Tensor e(Tensor logits);

    @Sum(axes = 0)
    Tensor sum(Tensor e);

    @Reshape(shape = 1)
    Tensor total(Tensor sum);

    @Divide
    Tensor shares(Tensor e, Tensor total);

    @Predict("shares")
    float[] probabilities(float[] logits);
  }

  @Override
  public String id() {
    return "S13";
  }

  @Override
  public String title() {
    return "Softmax overflow guard";
  }

  @Override
  public void run(Run run) {
    Guarded guarded = Networks.create(Guarded.class, 1);
    float[] p = guarded.probabilities(LARGE);
    double[] expected = {0.99995460, 4.5397869e-5, 2.06106e-9};
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      worst = Math.max(worst, Math.abs(p[i] - expected[i]));
    }
    run.report().atMost("softmax of 1010, 1000, 990: error", worst, 1e-6);
    float[][] hard = {
      LARGE, {1e4f, -1e4f, 0}, {-1e4f, -1e4f, -1e4f}, {5, 5, 5}, {-INFINITE, 1, 2},
    };
    double sumError = 0;
    int notFinite = 0;
    for (float[] logits : hard) {
      float[] row = guarded.probabilities(logits);
      sumError = Math.max(sumError, Math.abs((double) row[0] + row[1] + row[2] - 1));
      notFinite += notFinite(row) + notFinite(guarded, logits);
      run.say("%s -> %s", Arrays.toString(logits), Arrays.toString(row));
    }
    run.report().atMost("rows sum to 1: error", sumError, 1e-6);
    run.report().atMost("numbers not finite in p, loss, gradient", notFinite, 0);
    Naive naive = Networks.create(Naive.class, 1);
    float[] small = {1, 2, 3};
    double difference = difference(naive.probabilities(small), guarded.probabilities(small));
    run.report().atMost("without guard, small logits: difference", difference, 1e-6);
    float[] off = naive.probabilities(LARGE);
    run.say("without guard: %s -> %s", Arrays.toString(LARGE), Arrays.toString(off));
    run.report().atLeast("control: NaN without guard, of 3", nan(off), 1);
  }

  /** Class 1 is never the one at minus infinity, whose cross entropy is rightly infinite. */
  private static int notFinite(Guarded guarded, float[] logits) {
    int[] label = {1};
    float[] slope = new float[3];
    guarded.slope(logits, label, slope);
    return notFinite(slope) + notFinite(new float[] {guarded.loss(logits, label)});
  }

  private static int notFinite(float[] values) {
    int count = 0;
    for (float value : values) {
      count += Float.isFinite(value) ? 0 : 1;
    }
    return count;
  }

  private static int nan(float[] values) {
    int count = 0;
    for (float value : values) {
      count += Float.isNaN(value) ? 1 : 0;
    }
    return count;
  }

  private static double difference(float[] a, float[] b) {
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = Math.max(worst, Math.abs(a[i] - b[i]));
    }
    return worst;
  }
}
