package org.sinter.runtime.optim;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sinter.runtime.support.ScalarMath;

/**
 * Gradient descent as in PyTorch. With d = g + weightDecay·x, plain: x -= rate·d. With momentum
 * (Polyak 1964): v = momentum·v + (1 - dampening)·d, at the first step v = d; x -= rate·v. With
 * Nesterov's (1983, in the form of Sutskever et al. 2013): x -= rate·(d + momentum·v).
 *
 * <p>At a constant rate that is the classical v = momentum·v - rate·d; x += v. State: {@code
 * momentum_buffer}, only with momentum. In float, velocities below about 1e-27 are lost to a guard
 * that keeps parameters without gradient from decaying into denormal numbers.
 *
 * @param rate learning rate
 * @param momentum share of the velocity that stays, 0 to below 1; 0 means none
 * @param dampening share of the gradient that does not enter the velocity, 0 to below 1
 * @param nesterov whether the velocity of the next step is used
 * @param weightDecay factor of the values that is added to their gradient, 0 or more
 */
public record Sgd(
    double rate, double momentum, double dampening, boolean nesterov, double weightDecay)
    implements Optimizer {
  /** Checks the settings. */
  public Sgd {
    Settings.positive("rate", rate);
    Settings.decay("momentum", momentum);
    Settings.decay("dampening", dampening);
    Settings.notNegative("weightDecay", weightDecay);
    if (momentum == 0 && dampening > 0) {
      throw new IllegalArgumentException(
          "dampening: expected 0 without momentum, was " + dampening);
    }
    if (nesterov && (momentum == 0 || dampening > 0)) {
      throw new IllegalArgumentException(
          "nesterov: expected a momentum above 0 and no dampening, was momentum %s and dampening %s"
              .formatted(momentum, dampening));
    }
  }

  /** Plain gradient descent with this rate. */
  public static Sgd of(double rate) {
    return new Sgd(rate, 0, 0, false, 0);
  }

  /** The same with this momentum, neither dampened nor Nesterov's; usual is 0.9. */
  public Sgd withMomentum(double share) {
    return new Sgd(rate, share, 0, false, weightDecay);
  }

  /** The same with this momentum, dampened. */
  public Sgd withMomentum(double share, double dampened) {
    return new Sgd(rate, share, dampened, false, weightDecay);
  }

  /** The same with Nesterov's momentum. */
  public Sgd withNesterov(double share) {
    return new Sgd(rate, share, 0, true, weightDecay);
  }

  /** The same with another weight decay. */
  public Sgd withWeightDecay(double factor) {
    return new Sgd(rate, momentum, dampening, nesterov, factor);
  }

  @Override
  public boolean movesWithoutGradient() {
    return weightDecay > 0;
  }

  @Override
  public FloatRule floatRule(int length) {
    return momentum == 0 ? new PlainFloats(this) : new Floats(this, length);
  }

  @Override
  public DoubleRule doubleRule(int length) {
    return new Doubles(this, length);
  }

  /** How much of the gradient enters the velocity. */
  private double share(long step) {
    return step == 1 ? 1 : 1 - dampening;
  }

  private static final class PlainFloats implements FloatRule {
    private final float weightDecay;
    private float minusRate;

    PlainFloats(Sgd settings) {
      this.weightDecay = (float) settings.weightDecay;
    }

    @Override
    public SortedMap<String, float[]> state() {
      return Collections.emptySortedMap();
    }

    @Override
    public void begin(long step, double rate) {
      minusRate = (float) -rate;
    }

    @Override
    public void update(float[] x, float[] gradient, int from, int to) {
      float weightDecay = this.weightDecay;
      float minusRate = this.minusRate;
      for (int i = from; i < to; i++) {
        float d = gradient[i] + (ScalarMath.fma(x[i], weightDecay, Guard.MEAN) - Guard.MEAN);
        x[i] = ScalarMath.fma(minusRate, d, x[i]);
      }
    }
  }

  private static final class Floats implements FloatRule {
    private final Sgd settings;
    private final float[] velocity;
    private float minusRate;
    private float share;

    Floats(Sgd settings, int length) {
      this.settings = settings;
      this.velocity = new float[length];
    }

    @Override
    public SortedMap<String, float[]> state() {
      return new TreeMap<>(Map.of("momentum_buffer", velocity));
    }

    @Override
    public void begin(long step, double rate) {
      minusRate = (float) -rate;
      share = (float) settings.share(step);
    }

    @Override
    public void update(float[] x, float[] gradient, int from, int to) {
      float[] velocity = this.velocity;
      float momentum = (float) settings.momentum;
      float weightDecay = (float) settings.weightDecay;
      boolean nesterov = settings.nesterov;
      float minusRate = this.minusRate;
      float share = this.share;
      for (int i = from; i < to; i++) {
        float d = gradient[i] + (ScalarMath.fma(x[i], weightDecay, Guard.MEAN) - Guard.MEAN);
        float v = d * share + ScalarMath.fma(velocity[i], momentum, Guard.MEAN) - Guard.MEAN;
        velocity[i] = v;
        float move = nesterov ? ScalarMath.fma(v, momentum, d) : v;
        x[i] = ScalarMath.fma(minusRate, move, x[i]);
      }
    }
  }

  private static final class Doubles implements DoubleRule {
    private final Sgd settings;
    private final double[] velocity;
    private double rate;
    private double share;

    Doubles(Sgd settings, int length) {
      this.settings = settings;
      this.velocity = new double[settings.momentum == 0 ? 0 : length];
    }

    @Override
    public SortedMap<String, double[]> state() {
      return settings.momentum == 0
          ? Collections.emptySortedMap()
          : new TreeMap<>(Map.of("momentum_buffer", velocity));
    }

    @Override
    public void begin(long step, double rate) {
      this.rate = rate;
      this.share = settings.share(step);
    }

    @Override
    public void update(double[] x, double[] gradient, int from, int to) {
      double momentum = settings.momentum;
      for (int i = from; i < to; i++) {
        double d = gradient[i] + settings.weightDecay * x[i];
        double move = d;
        if (momentum > 0) {
          velocity[i] = momentum * velocity[i] + share * d;
          move = settings.nesterov ? d + momentum * velocity[i] : velocity[i];
        }
        x[i] -= rate * move;
      }
    }
  }
}
