package org.sinter.runtime.support;

/**
 * The written order of reductions: 64 virtual lanes and one tree.
 *
 * <p>Kernels combine element i into lane i mod 64 of a scratch. Here the lanes are folded, for h =
 * 32, 16, 8, 4, 2, 1: lane[l] = lane[l] op lane[l + h]. The result is the same for every vector
 * width, because neither part mentions one. The scratch is consumed.
 */
public final class Lanes {
  /** Number of virtual lanes. */
  public static final int COUNT = 64;

  private Lanes() {}

  /** Fills 64 lanes at {@code at}. */
  public static void clear(float[] w, int at, float identity) {
    for (int l = 0; l < COUNT; l++) {
      w[at + l] = identity;
    }
  }

  /** Folds by addition. */
  public static float sum(float[] w, int at) {
    for (int h = COUNT / 2; h > 0; h >>= 1) {
      for (int l = 0; l < h; l++) {
        w[at + l] = w[at + l] + w[at + l + h];
      }
    }
    return w[at];
  }

  /** Folds by {@link Math#max(float, float)}: NaN wins. */
  public static float max(float[] w, int at) {
    for (int h = COUNT / 2; h > 0; h >>= 1) {
      for (int l = 0; l < h; l++) {
        w[at + l] = Math.max(w[at + l], w[at + l + h]);
      }
    }
    return w[at];
  }

  /** Folds by {@link Math#min(float, float)}: NaN wins. */
  public static float min(float[] w, int at) {
    for (int h = COUNT / 2; h > 0; h >>= 1) {
      for (int l = 0; l < h; l++) {
        w[at + l] = Math.min(w[at + l], w[at + l + h]);
      }
    }
    return w[at];
  }

  /** Double twin of {@link #clear(float[], int, float)}. */
  public static void clear(double[] w, int at, double identity) {
    for (int l = 0; l < COUNT; l++) {
      w[at + l] = identity;
    }
  }

  /** Double twin of {@link #sum(float[], int)}. */
  public static double sum(double[] w, int at) {
    for (int h = COUNT / 2; h > 0; h >>= 1) {
      for (int l = 0; l < h; l++) {
        w[at + l] = w[at + l] + w[at + l + h];
      }
    }
    return w[at];
  }

  /** Double twin of {@link #max(float[], int)}. */
  public static double max(double[] w, int at) {
    for (int h = COUNT / 2; h > 0; h >>= 1) {
      for (int l = 0; l < h; l++) {
        w[at + l] = Math.max(w[at + l], w[at + l + h]);
      }
    }
    return w[at];
  }

  /** Double twin of {@link #min(float[], int)}. */
  public static double min(double[] w, int at) {
    for (int h = COUNT / 2; h > 0; h >>= 1) {
      for (int l = 0; l < h; l++) {
        w[at + l] = Math.min(w[at + l], w[at + l + h]);
      }
    }
    return w[at];
  }

  /**
   * Adds products to lanes, in the order of k: lane l gets {@code a[at + k * aStride] * b[bt + k *
   * bStride + l]} for each k below {@code count}, rounded once each.
   *
   * @param lanes where lane 0 is in w
   * @param n number of lanes
   */
  public static void addProducts(
      int count,
      float[] a,
      int at,
      int aStride,
      float[] b,
      int bt,
      int bStride,
      float[] w,
      int lanes,
      int n) {
    for (int k = 0; k < count; k++) {
      float factor = a[at + k * aStride];
      int from = bt + k * bStride;
      for (int l = 0; l < n; l++) {
        w[lanes + l] = ScalarMath.fma(factor, b[from + l], w[lanes + l]);
      }
    }
  }

  /** The same in double. */
  public static void addProducts(
      int count,
      double[] a,
      int at,
      int aStride,
      double[] b,
      int bt,
      int bStride,
      double[] w,
      int lanes,
      int n) {
    for (int k = 0; k < count; k++) {
      double factor = a[at + k * aStride];
      int from = bt + k * bStride;
      for (int l = 0; l < n; l++) {
        w[lanes + l] = ScalarMath.fma(factor, b[from + l], w[lanes + l]);
      }
    }
  }
}
