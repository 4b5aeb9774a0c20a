package org.sinter;

/** Functions of one number, applied to each element. */
public enum Activation {
  /** {@code x}. */
  IDENTITY,
  /** {@code x >= 0 ? 1 : 0}; its gradient is 0. */
  STEP,
  /** {@code 1 / (1 + exp(-x))}. */
  SIGMOID,
  /** {@code tanh(x)}. */
  TANH,
  /** {@code max(x, 0)}; its gradient at 0 is 0. */
  RELU,
  /** {@code x > 0 ? x : alpha * x}, alpha 0.01: Maas et al. 2013. */
  LEAKY_RELU,
  /** {@code x > 0 ? x : alpha * (exp(x) - 1)}, alpha 1: Clevert et al. 2016. */
  ELU,
  /** {@code log(1 + exp(alpha * x)) / alpha}, alpha 1. */
  SOFTPLUS,
  /** {@code x * Phi(x)} with the normal distribution by erf: Hendrycks and Gimpel 2016. */
  GELU,
  /** {@code x * sigmoid(x)}: Elfwing et al. 2018. */
  SILU,
  /** {@code min(max(x, 0), 6)}; its gradient is 0 at both bounds: Krizhevsky 2010. */
  RELU6,
  /** {@code x > 0 ? x : alpha * (exp(x / alpha) - 1)}, alpha 1: Barron 2017. */
  CELU,
  /**
   * {@code scale * (x > 0 ? x : a * (exp(x) - 1))}, scale 1.0507009873554805, a 1.6732632423543772:
   * Klambauer et al. 2017.
   */
  SELU,
  /**
   * GELU's approximation {@code x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))}: Hendrycks
   * and Gimpel 2016.
   */
  GELU_TANH,
  /** {@code log(sigmoid(x))}. */
  LOG_SIGMOID,
  /** {@code x * tanh(log(1 + exp(x)))}: Misra 2019. */
  MISH,
  /** {@code x / (1 + abs(x))}: Bergstra et al. 2009. */
  SOFTSIGN,
  /** {@code min(max(x + 3, 0), 6) / 6}; its gradient is 0 at both bounds. */
  HARD_SIGMOID,
  /** {@code x * min(max(x + 3, 0), 6) / 6}; its gradient is 0 at -3, 1 at 3: Howard et al. 2019. */
  HARD_SWISH,
  /** {@code min(max(x, -1), 1)}; its gradient is 0 at both bounds. */
  HARD_TANH,
  /** {@code x - tanh(x)}. */
  TANH_SHRINK,
  /** {@code x > alpha ? x - alpha : x < -alpha ? x + alpha : 0}, alpha 0.5. */
  SOFT_SHRINK,
  /** {@code abs(x) > alpha ? x : 0}, alpha 0.5; its gradient at the bounds is 0. */
  HARD_SHRINK
}
