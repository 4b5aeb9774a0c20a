package org.sinter.runtime.optim;

import org.sinter.runtime.support.ScalarMath;

/**
 * Gradient descent: x -= rate·g.
 *
 * @param rate learning rate
 */
public record Sgd(double rate) implements Optimizer {
  /** Checks the rate. */
  public Sgd {
    Settings.positive("rate", rate);
  }

  /** Gradient descent with this rate. */
  public static Sgd of(double rate) {
    return new Sgd(rate);
  }

  @Override
  public FloatRule floatRule(int length) {
    return new Floats();
  }

  @Override
  public DoubleRule doubleRule(int length) {
    return new Doubles();
  }

  private static final class Floats implements FloatRule {
    private float rate;

    @Override
    public void begin(long step, double rate) {
      this.rate = (float) rate;
    }

    @Override
    public void update(float[] x, float[] gradient, int from, int to) {
      float minus = -rate;
      for (int i = from; i < to; i++) {
        x[i] = ScalarMath.fma(minus, gradient[i], x[i]);
      }
    }
  }

  private static final class Doubles implements DoubleRule {
    private double rate;

    @Override
    public void begin(long step, double rate) {
      this.rate = rate;
    }

    @Override
    public void update(double[] x, double[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        x[i] -= rate * gradient[i];
      }
    }
  }
}
