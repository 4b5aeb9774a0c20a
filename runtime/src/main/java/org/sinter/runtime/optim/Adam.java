package org.sinter.runtime.optim;

import org.sinter.runtime.support.ScalarMath;

/**
 * Adam (Kingma and Ba 2015) as in PyTorch, with bias correction: m = beta1·m + (1 - beta1)·g; v =
 * beta2·v + (1 - beta2)·g²; x -= rate/(1 - beta1^t)·m / (√(v/(1 - beta2^t)) + epsilon).
 *
 * <p>In float, guards keep m and v of parameters without gradient from decaying into denormal
 * numbers, which are many times slower: m is exact to 1e-27 and √v to 3e-16, far below epsilon.
 *
 * @param rate learning rate
 * @param beta1 decay of the mean, 0 to below 1
 * @param beta2 decay of the mean square, 0 to below 1
 * @param epsilon added to the root
 */
public record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
  private static final float MEAN_GUARD = 1e-20f;
  private static final float SQUARE_GUARD = 1e-24f;

  /** Checks the settings. */
  public Adam {
    Settings.positive("rate", rate);
    Settings.decay("beta1", beta1);
    Settings.decay("beta2", beta2);
    Settings.positive("epsilon", epsilon);
  }

  /** The usual settings: betas 0.9 and 0.999, epsilon 1e-8. */
  public static Adam of(double rate) {
    return new Adam(rate, 0.9, 0.999, 1e-8);
  }

  /** The same with other betas. */
  public Adam withBetas(double first, double second) {
    return new Adam(rate, first, second, epsilon);
  }

  @Override
  public FloatRule floatRule(int length) {
    return new Floats(this, length);
  }

  @Override
  public DoubleRule doubleRule(int length) {
    return new Doubles(this, length);
  }

  private double correctedRate(long step, double stepRate) {
    return stepRate / (1 - power(beta1, step));
  }

  private double rootCorrection(long step) {
    return 1 / Math.sqrt(1 - power(beta2, step));
  }

  /** By squaring: the same bits everywhere, and unlike the library's it allocates nothing. */
  private static double power(double base, long exponent) {
    double power = 1;
    for (long left = exponent; left > 0; left >>= 1) {
      power *= (left & 1) == 1 ? base : 1;
      base *= base;
    }
    return power;
  }

  private static final class Floats implements FloatRule {
    private final Adam settings;
    private final float[] mean;
    private final float[] square;
    private float minusRate;
    private float rootFactor;

    Floats(Adam settings, int length) {
      this.settings = settings;
      this.mean = new float[length];
      this.square = new float[length];
    }

    @Override
    public void begin(long step, double rate) {
      minusRate = (float) -settings.correctedRate(step, rate);
      rootFactor = (float) settings.rootCorrection(step);
    }

    @Override
    public void update(float[] x, float[] gradient, int from, int to) {
      update(
          x,
          gradient,
          from,
          to,
          (float) settings.beta1,
          (float) (1 - settings.beta1),
          (float) settings.beta2,
          (float) Math.sqrt(1 - settings.beta2));
    }

    /** One loop over five arrays, which C2 turns into vector code; √(1 - beta2)·g is squared. */
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
      float minusRate = this.minusRate;
      float rootFactor = this.rootFactor;
      float epsilon = (float) settings.epsilon;
      for (int i = from; i < to; i++) {
        float g = gradient[i];
        float scaled = g * rootRest2;
        float m = g * rest1 + (mean[i] * beta1 + MEAN_GUARD) - MEAN_GUARD;
        float v = ScalarMath.fma(scaled, scaled, square[i] * beta2 + SQUARE_GUARD) - SQUARE_GUARD;
        mean[i] = m;
        square[i] = v;
        float root = ScalarMath.fma((float) Math.sqrt(v), rootFactor, epsilon);
        x[i] = ScalarMath.fma(minusRate, m / root, x[i]);
      }
    }
  }

  private static final class Doubles implements DoubleRule {
    private final Adam settings;
    private final double[] mean;
    private final double[] square;
    private double rate;
    private double rootFactor;

    Doubles(Adam settings, int length) {
      this.settings = settings;
      this.mean = new double[length];
      this.square = new double[length];
    }

    @Override
    public void begin(long step, double rate) {
      this.rate = settings.correctedRate(step, rate);
      this.rootFactor = settings.rootCorrection(step);
    }

    @Override
    public void update(double[] x, double[] gradient, int from, int to) {
      double beta1 = settings.beta1;
      double beta2 = settings.beta2;
      for (int i = from; i < to; i++) {
        double g = gradient[i];
        mean[i] = beta1 * mean[i] + (1 - beta1) * g;
        square[i] = beta2 * square[i] + (1 - beta2) * g * g;
        x[i] -= rate * mean[i] / (Math.sqrt(square[i]) * rootFactor + settings.epsilon);
      }
    }
  }
}
