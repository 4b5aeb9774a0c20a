package org.sinter.runtime.optim;

/** How the learning rate changes while training. */
public interface Schedule {
  /**
   * Factor on the optimiser's rate.
   *
   * @param epoch epochs done, with their fraction
   * @param epochs epochs planned
   */
  double factor(double epoch, double epochs);

  /** Always 1. */
  static Schedule constant() {
    return (epoch, epochs) -> 1;
  }

  /**
   * Half a cosine from 1 to 0: (1 + cos(π·epoch/epochs)) / 2, which is cos²(π/2·epoch/epochs)
   * (Loshchilov and Hutter 2017).
   */
  static Schedule cosine() {
    return (epoch, epochs) -> {
      double root = Cosine.of(Math.PI / 2 * epoch / epochs);
      return root * root;
    };
  }
}
