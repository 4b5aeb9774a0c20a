package org.sinter.runtime.optim;

/**
 * RMSProp (Tieleman and Hinton 2012) as in PyTorch: d = g + weightDecay·x; s = alpha·s + (1 -
 * alpha)·d²; x -= rate·d / (√s + epsilon). Centered (Graves 2013): q = alpha·q + (1 - alpha)·d, and
 * s - q² stands in the root. With momentum: v = momentum·v + d / (√s + epsilon); x -= rate·v.
 *
 * <p>State: {@code square_avg}, centered {@code grad_avg}, with momentum {@code momentum_buffer}.
 * In float, guards keep the state of parameters without gradient from decaying into denormal
 * numbers: √s is exact to 3e-16, the others to 1e-27. Where rounding makes s - q² negative it
 * counts as 0.
 *
 * @param rate learning rate
 * @param alpha decay of the mean square, 0 to below 1
 * @param epsilon added to the root
 * @param momentum share of the velocity that stays, 0 to below 1; 0 means none
 * @param weightDecay factor of the values that is added to their gradient, 0 or more
 * @param centered whether the variance of the gradient is used, not its mean square
 */
public record RmsProp(
    double rate,
    double alpha,
    double epsilon,
    double momentum,
    double weightDecay,
    boolean centered)
    implements Optimizer {
  /** Checks the settings. */
  public RmsProp {
    Settings.positive("rate", rate);
    Settings.decay("alpha", alpha);
    Settings.positive("epsilon", epsilon);
    Settings.decay("momentum", momentum);
    Settings.notNegative("weightDecay", weightDecay);
  }

  /** The usual settings: alpha 0.99, epsilon 1e-8, nothing else. */
  public static RmsProp of(double rate) {
    return new RmsProp(rate, 0.99, 1e-8, 0, 0, false);
  }

  /** The same with another decay of the mean square. */
  public RmsProp withAlpha(double decay) {
    return new RmsProp(rate, decay, epsilon, momentum, weightDecay, centered);
  }

  /** The same with another epsilon. */
  public RmsProp withEpsilon(double added) {
    return new RmsProp(rate, alpha, added, momentum, weightDecay, centered);
  }

  /** The same with momentum. */
  public RmsProp withMomentum(double share) {
    return new RmsProp(rate, alpha, epsilon, share, weightDecay, centered);
  }

  /** The same with another weight decay. */
  public RmsProp withWeightDecay(double factor) {
    return new RmsProp(rate, alpha, epsilon, momentum, factor, centered);
  }

  /** The same by the variance of the gradient. */
  public RmsProp withCentering() {
    return new RmsProp(rate, alpha, epsilon, momentum, weightDecay, true);
  }

  @Override
  public boolean movesWithoutGradient() {
    return weightDecay > 0;
  }

  @Override
  public FloatRule floatRule(int length) {
    return new RmsPropFloats(this, length);
  }

  @Override
  public DoubleRule doubleRule(int length) {
    return new RmsPropDoubles(this, length);
  }

  boolean hasMomentum() {
    return momentum > 0;
  }
}
