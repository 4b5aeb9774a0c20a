package org.sinter.runtime.optim;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link Adam} and {@link AdamW} in double: the reference. */
final class AdamDoubles implements Optimizer.DoubleRule {
  private final Moments moments;
  private final double coupled;
  private final double decoupled;
  private final double[] mean;
  private final double[] square;
  private final double[] largest;
  private double rate;
  private double rootFactor;
  private double kept;

  /** As {@link AdamFloats}. */
  AdamDoubles(Moments moments, double coupled, double decoupled, int length) {
    this.moments = moments;
    this.coupled = coupled;
    this.decoupled = decoupled;
    this.mean = new double[length];
    this.square = new double[length];
    this.largest = new double[moments.amsgrad() ? length : 0];
  }

  @Override
  public SortedMap<String, double[]> state() {
    SortedMap<String, double[]> state =
        new TreeMap<>(Map.of("exp_avg", mean, "exp_avg_sq", square));
    if (moments.amsgrad()) {
      state.put("max_exp_avg_sq", largest);
    }
    return state;
  }

  @Override
  public void begin(long step, double stepRate) {
    rate = moments.correctedRate(step, stepRate);
    rootFactor = moments.rootCorrection(step);
    kept = 1 - stepRate * decoupled;
  }

  @Override
  public void update(double[] x, double[] gradient, int from, int to) {
    double beta1 = moments.beta1();
    double beta2 = moments.beta2();
    for (int i = from; i < to; i++) {
      double d = gradient[i] + coupled * x[i];
      mean[i] = beta1 * mean[i] + (1 - beta1) * d;
      square[i] = beta2 * square[i] + (1 - beta2) * d * d;
      double v = square[i];
      if (moments.amsgrad()) {
        largest[i] = Math.max(largest[i], v);
        v = largest[i];
      }
      x[i] = kept * x[i] - rate * mean[i] / (Math.sqrt(v) * rootFactor + moments.epsilon());
    }
  }
}
