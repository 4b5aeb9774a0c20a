package org.sinter.runtime.optim;

/**
 * Adam (Kingma and Ba 2015) as in PyTorch, with bias correction: d = g + weightDecay·x; m = beta1·m
 * + (1 - beta1)·d; v = beta2·v + (1 - beta2)·d²; x -= rate/(1 - beta1^t)·m / (√(v/(1 - beta2^t)) +
 * epsilon). With amsgrad (Reddi, Kale and Kumar 2018) the largest v so far stands in the root.
 *
 * <p>Weight decay goes through the moments here; {@link AdamW} keeps it out of them. State: {@code
 * exp_avg}, {@code exp_avg_sq} and, with amsgrad, {@code max_exp_avg_sq}. In float, guards keep m
 * and v of parameters without gradient from decaying into denormal numbers, which are many times
 * slower: m is exact to 1e-27 and √v to 3e-16, far below epsilon.
 *
 * @param rate learning rate
 * @param beta1 decay of the mean, 0 to below 1
 * @param beta2 decay of the mean square, 0 to below 1
 * @param epsilon added to the root
 * @param weightDecay factor of the values that is added to their gradient, 0 or more
 * @param amsgrad whether the largest mean square is used
 */
public record Adam(
    double rate, double beta1, double beta2, double epsilon, double weightDecay, boolean amsgrad)
    implements Optimizer {
  /** Checks the settings. */
  public Adam {
    Settings.positive("rate", rate);
    new Moments(beta1, beta2, epsilon, amsgrad);
    Settings.notNegative("weightDecay", weightDecay);
  }

  /** The usual settings: betas 0.9 and 0.999, epsilon 1e-8, no weight decay, no amsgrad. */
  public static Adam of(double rate) {
    return new Adam(rate, 0.9, 0.999, 1e-8, 0, false);
  }

  /** The same with other betas. */
  public Adam withBetas(double first, double second) {
    return new Adam(rate, first, second, epsilon, weightDecay, amsgrad);
  }

  /** The same with another epsilon. */
  public Adam withEpsilon(double added) {
    return new Adam(rate, beta1, beta2, added, weightDecay, amsgrad);
  }

  /** The same with another weight decay. */
  public Adam withWeightDecay(double factor) {
    return new Adam(rate, beta1, beta2, epsilon, factor, amsgrad);
  }

  /** The same with amsgrad. */
  public Adam withAmsgrad() {
    return new Adam(rate, beta1, beta2, epsilon, weightDecay, true);
  }

  @Override
  public boolean movesWithoutGradient() {
    return weightDecay > 0;
  }

  @Override
  public FloatRule floatRule(int length) {
    return new AdamFloats(moments(), weightDecay, 0, length);
  }

  @Override
  public DoubleRule doubleRule(int length) {
    return new AdamDoubles(moments(), weightDecay, 0, length);
  }

  private Moments moments() {
    return new Moments(beta1, beta2, epsilon, amsgrad);
  }
}
