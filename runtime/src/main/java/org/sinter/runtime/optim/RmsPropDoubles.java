package org.sinter.runtime.optim;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link RmsProp} in double: the reference. */
final class RmsPropDoubles implements Optimizer.DoubleRule {
  private final RmsProp settings;
  private final double[] square;
  private final double[] mean;
  private final double[] velocity;
  private double rate;

  RmsPropDoubles(RmsProp settings, int length) {
    this.settings = settings;
    this.square = new double[length];
    this.mean = new double[settings.centered() ? length : 0];
    this.velocity = new double[settings.hasMomentum() ? length : 0];
  }

  @Override
  public SortedMap<String, double[]> state() {
    SortedMap<String, double[]> state = new TreeMap<>(Map.of("square_avg", square));
    if (settings.centered()) {
      state.put("grad_avg", mean);
    }
    if (settings.hasMomentum()) {
      state.put("momentum_buffer", velocity);
    }
    return state;
  }

  @Override
  public void begin(long step, double stepRate) {
    rate = stepRate;
  }

  @Override
  public void update(double[] x, double[] gradient, int from, int to) {
    double alpha = settings.alpha();
    for (int i = from; i < to; i++) {
      double d = gradient[i] + settings.weightDecay() * x[i];
      square[i] = alpha * square[i] + (1 - alpha) * d * d;
      double s = square[i];
      if (settings.centered()) {
        mean[i] = alpha * mean[i] + (1 - alpha) * d;
        s = Math.max(s - mean[i] * mean[i], 0);
      }
      double move = d / (Math.sqrt(s) + settings.epsilon());
      if (settings.hasMomentum()) {
        velocity[i] = settings.momentum() * velocity[i] + move;
        move = velocity[i];
      }
      x[i] -= rate * move;
    }
  }
}
