package org.sinter.runtime.optim;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sinter.runtime.support.ScalarMath;

/**
 * AdaGrad (Duchi, Hazan and Singer 2011) as in PyTorch: d = g + weightDecay·x; s += d²; x -=
 * rate/(1 + (t - 1)·rateDecay)·d / (√s + epsilon).
 *
 * <p>State: {@code sum}. In float, a guard keeps sums of tiny squares from staying denormal
 * numbers, which are many times slower: √s is exact to 3e-16.
 *
 * @param rate learning rate
 * @param rateDecay how fast the rate falls with the steps, 0 or more
 * @param weightDecay factor of the values that is added to their gradient, 0 or more
 * @param epsilon added to the root
 */
public record AdaGrad(double rate, double rateDecay, double weightDecay, double epsilon)
    implements Optimizer {
  /** Checks the settings. */
  public AdaGrad {
    Settings.positive("rate", rate);
    Settings.notNegative("rateDecay", rateDecay);
    Settings.notNegative("weightDecay", weightDecay);
    Settings.positive("epsilon", epsilon);
  }

  /** The usual settings: epsilon 1e-10, nothing else. */
  public static AdaGrad of(double rate) {
    return new AdaGrad(rate, 0, 0, 1e-10);
  }

  /** The same with a rate that falls with the steps. */
  public AdaGrad withRateDecay(double factor) {
    return new AdaGrad(rate, factor, weightDecay, epsilon);
  }

  /** The same with another weight decay. */
  public AdaGrad withWeightDecay(double factor) {
    return new AdaGrad(rate, rateDecay, factor, epsilon);
  }

  /** The same with another epsilon. */
  public AdaGrad withEpsilon(double added) {
    return new AdaGrad(rate, rateDecay, weightDecay, added);
  }

  @Override
  public boolean movesWithoutGradient() {
    return weightDecay > 0;
  }

  @Override
  public FloatRule floatRule(int length) {
    return new Floats(this, length);
  }

  @Override
  public DoubleRule doubleRule(int length) {
    return new Doubles(this, length);
  }

  private double decayed(long step, double stepRate) {
    return stepRate / (1 + (step - 1) * rateDecay);
  }

  private static final class Floats implements FloatRule {
    private final AdaGrad settings;
    private final float[] sum;
    private float minusRate;

    Floats(AdaGrad settings, int length) {
      this.settings = settings;
      this.sum = new float[length];
    }

    @Override
    public SortedMap<String, float[]> state() {
      return new TreeMap<>(Map.of("sum", sum));
    }

    @Override
    public void begin(long step, double rate) {
      minusRate = (float) -settings.decayed(step, rate);
    }

    @Override
    public void update(float[] x, float[] gradient, int from, int to) {
      float[] sum = this.sum;
      float minusRate = this.minusRate;
      float weightDecay = (float) settings.weightDecay;
      float epsilon = (float) settings.epsilon;
      for (int i = from; i < to; i++) {
        float d = gradient[i] + (ScalarMath.fma(x[i], weightDecay, Guard.MEAN) - Guard.MEAN);
        float s = ScalarMath.fma(d, d, sum[i] + Guard.SQUARE) - Guard.SQUARE;
        sum[i] = s;
        x[i] = ScalarMath.fma(minusRate, d / ((float) Math.sqrt(s) + epsilon), x[i]);
      }
    }
  }

  private static final class Doubles implements DoubleRule {
    private final AdaGrad settings;
    private final double[] sum;
    private double rate;

    Doubles(AdaGrad settings, int length) {
      this.settings = settings;
      this.sum = new double[length];
    }

    @Override
    public SortedMap<String, double[]> state() {
      return new TreeMap<>(Map.of("sum", sum));
    }

    @Override
    public void begin(long step, double rate) {
      this.rate = settings.decayed(step, rate);
    }

    @Override
    public void update(double[] x, double[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        double d = gradient[i] + settings.weightDecay * x[i];
        sum[i] += d * d;
        x[i] -= rate * d / (Math.sqrt(sum[i]) + settings.epsilon);
      }
    }
  }
}
