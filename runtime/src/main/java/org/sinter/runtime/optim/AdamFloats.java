package org.sinter.runtime.optim;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sinter.runtime.support.ScalarMath;

/** {@link Adam} and {@link AdamW} in float. */
final class AdamFloats implements Optimizer.FloatRule {
  /**
   * With amsgrad two loops take turns, each over as much as a cache holds: the body of one for all
   * would be above LoopUnrollLimit, and C2 would leave it scalar.
   */
  private static final int BLOCK = 1024;

  private final Moments moments;
  private final float coupled;
  private final double decoupled;
  private final float[] mean;
  private final float[] square;
  private final float[] largest;
  private float minusRate;
  private float rootFactor;
  private float lost;

  /**
   * @param coupled weight decay that is added to the gradient
   * @param decoupled weight decay that is taken from the values
   */
  AdamFloats(Moments moments, double coupled, double decoupled, int length) {
    this.moments = moments;
    this.coupled = (float) coupled;
    this.decoupled = decoupled;
    this.mean = new float[length];
    this.square = new float[length];
    this.largest = new float[moments.amsgrad() ? length : 0];
  }

  @Override
  public SortedMap<String, float[]> state() {
    SortedMap<String, float[]> state = new TreeMap<>(Map.of("exp_avg", mean, "exp_avg_sq", square));
    if (moments.amsgrad()) {
      state.put("max_exp_avg_sq", largest);
    }
    return state;
  }

  @Override
  public void begin(long step, double rate) {
    minusRate = (float) -moments.correctedRate(step, rate);
    rootFactor = (float) moments.rootCorrection(step);
    lost = (float) (rate * decoupled);
  }

  @Override
  public void update(float[] x, float[] gradient, int from, int to) {
    float beta1 = (float) moments.beta1();
    float rest1 = (float) (1 - moments.beta1());
    float beta2 = (float) moments.beta2();
    float rootRest2 = (float) Math.sqrt(1 - moments.beta2());
    if (!moments.amsgrad()) {
      update(x, gradient, from, to, beta1, rest1, beta2, rootRest2);
      return;
    }
    for (int at = from; at < to; at += BLOCK) {
      int end = Math.min(at + BLOCK, to);
      squares(x, gradient, at, end, beta2, rootRest2);
      values(x, gradient, at, end, beta1, rest1);
    }
  }

  /** One loop over the arrays, which C2 turns into vector code; √(1 - beta2)·d is squared. */
  private void update(
      float[] x,
      float[] gradient,
      int from,
      int to,
      float beta1,
      float rest1,
      float beta2,
      float rootRest2) {
    float[] mean = this.mean;
    float[] square = this.square;
    float coupled = this.coupled;
    float lost = this.lost;
    float minusRate = this.minusRate;
    float rootFactor = this.rootFactor;
    float epsilon = (float) moments.epsilon();
    for (int i = from; i < to; i++) {
      float d = ScalarMath.fma(x[i], coupled, gradient[i]);
      float scaled = d * rootRest2;
      float m = d * rest1 + (mean[i] * beta1 + Guard.MEAN) - Guard.MEAN;
      float v = ScalarMath.fma(scaled, scaled, square[i] * beta2 + Guard.SQUARE) - Guard.SQUARE;
      mean[i] = m;
      square[i] = v;
      float root = ScalarMath.fma((float) Math.sqrt(v), rootFactor, epsilon);
      float kept = x[i] - (ScalarMath.fma(x[i], lost, Guard.MEAN) - Guard.MEAN);
      x[i] = ScalarMath.fma(minusRate, m / root, kept);
    }
  }

  private void squares(
      float[] x, float[] gradient, int from, int to, float beta2, float rootRest2) {
    float[] square = this.square;
    float[] largest = this.largest;
    float coupled = this.coupled;
    for (int i = from; i < to; i++) {
      float scaled = ScalarMath.fma(x[i], coupled, gradient[i]) * rootRest2;
      float v = ScalarMath.fma(scaled, scaled, square[i] * beta2 + Guard.SQUARE) - Guard.SQUARE;
      square[i] = v;
      largest[i] = Math.max(largest[i], v);
    }
  }

  private void values(float[] x, float[] gradient, int from, int to, float beta1, float rest1) {
    float[] mean = this.mean;
    float[] largest = this.largest;
    float coupled = this.coupled;
    float lost = this.lost;
    float minusRate = this.minusRate;
    float rootFactor = this.rootFactor;
    float epsilon = (float) moments.epsilon();
    for (int i = from; i < to; i++) {
      float d = ScalarMath.fma(x[i], coupled, gradient[i]);
      float m = d * rest1 + (mean[i] * beta1 + Guard.MEAN) - Guard.MEAN;
      mean[i] = m;
      float root = ScalarMath.fma((float) Math.sqrt(largest[i]), rootFactor, epsilon);
      float kept = x[i] - (ScalarMath.fma(x[i], lost, Guard.MEAN) - Guard.MEAN);
      x[i] = ScalarMath.fma(minusRate, m / root, kept);
    }
  }
}
