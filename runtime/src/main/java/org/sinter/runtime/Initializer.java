package org.sinter.runtime;

import org.sinter.runtime.support.CounterHash;

/**
 * Draws first values. A value depends on the seed, the parameter's name and its logical index only:
 * neither the layout nor the other parameters change it.
 */
final class Initializer {
  private static final long BEFORE_TRAINING = -1;

  private Initializer() {}

  /** First values of a parameter in logical order. */
  static double[] draw(ParameterInfo parameter, long seed) {
    double[] values = new double[parameter.size()];
    int key = CounterHash.key(seed, BEFORE_TRAINING, parameter.name().hashCode());
    double spread = parameter.init().spread();
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (parameter.init().kind()) {
            case ZEROS -> 0;
            case CONSTANT -> spread;
            case UNIFORM, XAVIER_UNIFORM -> spread * (2.0 * CounterHash.uniform(key, i) - 1);
            case NORMAL, XAVIER_NORMAL, HE, LECUN -> spread * normal(key, i);
          };
    }
    return values;
  }

  /** Standard normal by Box and Muller (1958); the logarithm's argument is never 0. */
  private static double normal(int key, int index) {
    double u = CounterHash.uniform(key, 2 * index) + 0x1p-25;
    double angle = 2 * Math.PI * CounterHash.uniform(key, 2 * index + 1);
    return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(angle);
  }
}
