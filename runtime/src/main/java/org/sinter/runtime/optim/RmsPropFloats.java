package org.sinter.runtime.optim;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sinter.runtime.support.ScalarMath;

/**
 * {@link RmsProp} in float. Loops take turns, each over as much as a cache holds, and C2 makes one
 * of each for every form: the body of a single one would be above LoopUnrollLimit, and would stay
 * scalar.
 */
final class RmsPropFloats implements Optimizer.FloatRule {
  private static final int BLOCK = 1024;

  private final RmsProp settings;
  private final float[] square;
  private final float[] mean;
  private final float[] velocity;
  private float minusRate;

  RmsPropFloats(RmsProp settings, int length) {
    this.settings = settings;
    this.square = new float[length];
    this.mean = new float[settings.centered() ? length : 0];
    this.velocity = new float[settings.hasMomentum() ? length : 0];
  }

  @Override
  public SortedMap<String, float[]> state() {
    SortedMap<String, float[]> state = new TreeMap<>(Map.of("square_avg", square));
    if (settings.centered()) {
      state.put("grad_avg", mean);
    }
    if (settings.hasMomentum()) {
      state.put("momentum_buffer", velocity);
    }
    return state;
  }

  @Override
  public void begin(long step, double rate) {
    minusRate = (float) -rate;
  }

  @Override
  public void update(float[] x, float[] gradient, int from, int to) {
    for (int at = from; at < to; at += BLOCK) {
      int end = Math.min(at + BLOCK, to);
      if (settings.centered()) {
        means(x, gradient, at, end);
      }
      moves(x, gradient, at, end);
      if (settings.hasMomentum()) {
        follow(x, at, end);
      }
    }
  }

  private void means(float[] x, float[] gradient, int from, int to) {
    float[] mean = this.mean;
    float weightDecay = (float) settings.weightDecay();
    float alpha = (float) settings.alpha();
    float rest = (float) (1 - settings.alpha());
    for (int i = from; i < to; i++) {
      float d = gradient[i] + (ScalarMath.fma(x[i], weightDecay, Guard.MEAN) - Guard.MEAN);
      mean[i] = d * rest + (mean[i] * alpha + Guard.MEAN) - Guard.MEAN;
    }
  }

  /** Moves the values, or with momentum their velocities; √(1 - alpha)·d is squared. */
  private void moves(float[] x, float[] gradient, int from, int to) {
    float[] square = this.square;
    float[] mean = this.mean;
    float[] velocity = this.velocity;
    boolean centered = settings.centered();
    boolean moving = settings.hasMomentum();
    float weightDecay = (float) settings.weightDecay();
    float alpha = (float) settings.alpha();
    float rootRest = (float) Math.sqrt(1 - settings.alpha());
    float epsilon = (float) settings.epsilon();
    float momentum = (float) settings.momentum();
    float minusRate = this.minusRate;
    for (int i = from; i < to; i++) {
      float d = gradient[i] + (ScalarMath.fma(x[i], weightDecay, Guard.MEAN) - Guard.MEAN);
      float scaled = d * rootRest;
      float s = ScalarMath.fma(scaled, scaled, square[i] * alpha + Guard.SQUARE) - Guard.SQUARE;
      square[i] = s;
      if (centered) {
        s = Math.max(ScalarMath.fma(-mean[i], mean[i], s), 0);
      }
      float move = d / ((float) Math.sqrt(s) + epsilon);
      if (moving) {
        velocity[i] = move + ScalarMath.fma(velocity[i], momentum, Guard.MEAN) - Guard.MEAN;
      } else {
        x[i] = ScalarMath.fma(minusRate, move, x[i]);
      }
    }
  }

  private void follow(float[] x, int from, int to) {
    float[] velocity = this.velocity;
    float minusRate = this.minusRate;
    for (int i = from; i < to; i++) {
      x[i] = ScalarMath.fma(minusRate, velocity[i], x[i]);
    }
  }
}
