package org.sinter.runtime.optim;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) as in PyTorch: x *= 1 -
 * rate·weightDecay, then as {@link Adam} with the gradient alone. A schedule of the rate moves the
 * decay with it.
 *
 * <p>State and guards are those of {@link Adam}; also a value without gradient stops decaying
 * before it is denormal.
 *
 * @param rate learning rate
 * @param beta1 decay of the mean, 0 to below 1
 * @param beta2 decay of the mean square, 0 to below 1
 * @param epsilon added to the root
 * @param weightDecay share of the values that a rate of 1 would take away, 0 or more
 * @param amsgrad whether the largest mean square is used
 */
public record AdamW(
    double rate, double beta1, double beta2, double epsilon, double weightDecay, boolean amsgrad)
    implements Optimizer {
  /** Checks the settings. */
  public AdamW {
    Settings.positive("rate", rate);
    new Moments(beta1, beta2, epsilon, amsgrad);
    Settings.notNegative("weightDecay", weightDecay);
  }

  /** The usual settings: betas 0.9 and 0.999, epsilon 1e-8, weight decay 0.01, no amsgrad. */
  public static AdamW of(double rate) {
    return new AdamW(rate, 0.9, 0.999, 1e-8, 0.01, false);
  }

  /** The same with other betas. */
  public AdamW withBetas(double first, double second) {
    return new AdamW(rate, first, second, epsilon, weightDecay, amsgrad);
  }

  /** The same with another epsilon. */
  public AdamW withEpsilon(double added) {
    return new AdamW(rate, beta1, beta2, added, weightDecay, amsgrad);
  }

  /** The same with another weight decay. */
  public AdamW withWeightDecay(double factor) {
    return new AdamW(rate, beta1, beta2, epsilon, factor, amsgrad);
  }

  /** The same with amsgrad. */
  public AdamW withAmsgrad() {
    return new AdamW(rate, beta1, beta2, epsilon, weightDecay, true);
  }

  @Override
  public boolean movesWithoutGradient() {
    return weightDecay > 0;
  }

  @Override
  public FloatRule floatRule(int length) {
    return new AdamFloats(moments(), 0, weightDecay, length);
  }

  @Override
  public DoubleRule doubleRule(int length) {
    return new AdamDoubles(moments(), 0, weightDecay, length);
  }

  private Moments moments() {
    return new Moments(beta1, beta2, epsilon, amsgrad);
  }
}
