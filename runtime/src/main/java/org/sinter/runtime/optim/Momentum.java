package org.sinter.runtime.optim;

import org.sinter.runtime.support.ScalarMath;

/**
 * Gradient descent with momentum as in PyTorch: v = momentum·v + g; x -= rate·v. At a constant rate
 * that is the classical v = momentum·v - rate·g; x += v (Polyak 1964).
 *
 * <p>In float, velocities below about 1e-27 are lost to a guard that keeps parameters without
 * gradient from decaying into denormal numbers, which are many times slower.
 *
 * @param rate learning rate
 * @param momentum share of the velocity that stays, 0 to below 1
 */
public record Momentum(double rate, double momentum) implements Optimizer {
  private static final float GUARD = 1e-20f;

  /** Checks the settings. */
  public Momentum {
    Settings.positive("rate", rate);
    Settings.decay("momentum", momentum);
  }

  /** Momentum 0.9 with this rate. */
  public static Momentum of(double rate) {
    return new Momentum(rate, 0.9);
  }

  @Override
  public FloatRule floatRule(int length) {
    return new Floats(length, (float) momentum);
  }

  @Override
  public DoubleRule doubleRule(int length) {
    return new Doubles(length, momentum);
  }

  private static final class Floats implements FloatRule {
    private final float[] velocity;
    private final float momentum;
    private float rate;

    Floats(int length, float momentum) {
      this.velocity = new float[length];
      this.momentum = momentum;
    }

    @Override
    public void begin(long step, double rate) {
      this.rate = (float) rate;
    }

    @Override
    public void update(float[] x, float[] gradient, int from, int to) {
      float[] velocity = this.velocity;
      float momentum = this.momentum;
      float minus = -rate;
      for (int i = from; i < to; i++) {
        float v = gradient[i] + ScalarMath.fma(velocity[i], momentum, GUARD) - GUARD;
        velocity[i] = v;
        x[i] = ScalarMath.fma(minus, v, x[i]);
      }
    }
  }

  private static final class Doubles implements DoubleRule {
    private final double[] velocity;
    private final double momentum;
    private double rate;

    Doubles(int length, double momentum) {
      this.velocity = new double[length];
      this.momentum = momentum;
    }

    @Override
    public void begin(long step, double rate) {
      this.rate = rate;
    }

    @Override
    public void update(double[] x, double[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        velocity[i] = momentum * velocity[i] + gradient[i];
        x[i] -= rate * velocity[i];
      }
    }
  }
}
