package org.sinter.runtime.profile;

/** What one core can do in plain Java: where no vector code runs, that is what bounds a kernel. */
final class ScalarProbe {
  private static final int CHAINS = 8;

  private ScalarProbe() {}

  /** Floating-point operations of {@link #multiplyAdds} with this many steps. */
  static double operations(int steps) {
    return 2.0 * CHAINS * steps;
  }

  /** Eight chains hide the latency of the multiply-add; float and double take the same time. */
  static double multiplyAdds(int steps) {
    double x = 0.25, y = 0.75;
    double a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y;
    for (int step = 0; step < steps; step++) {
      a = Math.fma(x, y, a);
      b = Math.fma(x, y, b);
      c = Math.fma(x, y, c);
      d = Math.fma(x, y, d);
      e = Math.fma(x, y, e);
      f = Math.fma(x, y, f);
      g = Math.fma(x, y, g);
      h = Math.fma(x, y, h);
    }
    return a + b + c + d + e + f + g + h;
  }

  /** Reads so many floats, a multiple of four. */
  static float stream(float[] array, int values) {
    float a = 0, b = 0, c = 0, d = 0;
    for (int i = 0; i < values; i += 4) {
      a += array[i];
      b += array[i + 1];
      c += array[i + 2];
      d += array[i + 3];
    }
    return a + b + c + d;
  }

  /** Reads so many doubles, a multiple of four. */
  static double stream(double[] array, int values) {
    double a = 0, b = 0, c = 0, d = 0;
    for (int i = 0; i < values; i += 4) {
      a += array[i];
      b += array[i + 1];
      c += array[i + 2];
      d += array[i + 3];
    }
    return a + b + c + d;
  }
}
