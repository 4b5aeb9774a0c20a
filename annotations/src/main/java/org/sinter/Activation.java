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
  /** {@code log(1 + exp(x))}. */
  SOFTPLUS,
  /** {@code x * Phi(x)} with the normal distribution by erf: Hendrycks and Gimpel 2016. */
  GELU,
  /** {@code x * sigmoid(x)}: Elfwing et al. 2018. */
  SILU
}
