package org.sinter.benchmarks.contest;

import java.util.Random;

/** The numbers that every contestant works on. */
public final class Inputs {
  private Inputs() {}

  /** Of a layer's input, in row-major order. */
  public static float[] x(int length) {
    return random(1, length);
  }

  /** Of its weights. */
  public static float[] weights(int length) {
    return random(2, length);
  }

  /** Of the gradient by its result. */
  public static float[] dy(int length) {
    return random(3, length);
  }

  /** Values in [-1, 1), the same for the same seed in every JVM. */
  public static float[] random(long seed, int length) {
    float[] values = new float[length];
    Random random = new Random(seed);
    for (int i = 0; i < length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }
}
