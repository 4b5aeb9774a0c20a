package org.sinter.runtime.support;

/**
 * Checked copies between the user's arrays and the workspace.
 *
 * <p>In all copies example {@code from + e} of the user's array, {@code size} values each, goes to
 * or comes from {@code w[at + e * stride]}, for e in [0, n).
 */
public final class Feed {
  private Feed() {}

  /**
   * Number of examples in an array.
   *
   * @throws IllegalArgumentException if it is not a whole number
   */
  public static int batch(String name, int length, int perExample) {
    if (length % perExample != 0) {
      throw new IllegalArgumentException(
          name + ": expected a multiple of " + perExample + " values, was " + length);
    }
    return length / perExample;
  }

  /**
   * Checks a number of examples that no array tells.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public static void examples(String name, int n) {
    if (n < 0) {
      throw new IllegalArgumentException(name + ": expected at least 0 examples, was " + n);
    }
  }

  /**
   * Checks that there are enough examples for what a node makes of a batch in training.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public static void enough(String node, int n, int fewest) {
    if (n < fewest) {
      throw new IllegalArgumentException(
          "%s: expected at least %d examples in a batch of training, was %d"
              .formatted(node, fewest, n));
    }
  }

  /**
   * Checks the length of an array.
   *
   * @throws IllegalArgumentException if it is not the expected one
   */
  public static void expect(String name, int length, long expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + ": expected " + expected + " values, was " + length);
    }
  }

  /** Copies in. */
  public static void in(float[] src, int from, float[] w, int at, int n, int size, int stride) {
    if (size == stride) {
      System.arraycopy(src, from * size, w, at, n * size);
      return;
    }
    for (int e = 0; e < n; e++) {
      System.arraycopy(src, (from + e) * size, w, at + e * stride, size);
    }
  }

  /** Copies in, doubles to doubles. */
  public static void in(double[] src, int from, double[] w, int at, int n, int size, int stride) {
    for (int e = 0; e < n; e++) {
      System.arraycopy(src, (from + e) * size, w, at + e * stride, size);
    }
  }

  /** Copies in, value = fma(unsigned byte, scale, offset). */
  public static void in(
      byte[] src,
      int from,
      float[] w,
      int at,
      int n,
      int size,
      int stride,
      float scale,
      float offset) {
    for (int e = 0; e < n; e++) {
      int s = (from + e) * size;
      int t = at + e * stride;
      for (int i = 0; i < size; i++) {
        w[t + i] = ScalarMath.fma((float) (src[s + i] & 255), scale, offset);
      }
    }
  }

  /** Copies in, value = fma(unsigned byte, scale, offset) in double. */
  public static void in(
      byte[] src,
      int from,
      double[] w,
      int at,
      int n,
      int size,
      int stride,
      double scale,
      double offset) {
    for (int e = 0; e < n; e++) {
      int s = (from + e) * size;
      int t = at + e * stride;
      for (int i = 0; i < size; i++) {
        w[t + i] = ScalarMath.fma((double) (src[s + i] & 255), scale, offset);
      }
    }
  }

  /** Copies in; exact for magnitudes up to 2^24. */
  public static void in(int[] src, int from, float[] w, int at, int n, int size, int stride) {
    for (int e = 0; e < n; e++) {
      int s = (from + e) * size;
      int t = at + e * stride;
      for (int i = 0; i < size; i++) {
        w[t + i] = src[s + i];
      }
    }
  }

  /** Copies in, exactly. */
  public static void in(int[] src, int from, double[] w, int at, int n, int size, int stride) {
    for (int e = 0; e < n; e++) {
      int s = (from + e) * size;
      int t = at + e * stride;
      for (int i = 0; i < size; i++) {
        w[t + i] = src[s + i];
      }
    }
  }

  /** Makes of what was copied in value · scale + offset, by fma. */
  public static void scale(
      float[] w, int at, int n, int size, int stride, float scale, float offset) {
    for (int e = 0; e < n; e++) {
      for (int i = at + e * stride; i < at + e * stride + size; i++) {
        w[i] = ScalarMath.fma(w[i], scale, offset);
      }
    }
  }

  /** Double twin of {@link #scale(float[], int, int, int, int, float, float)}. */
  public static void scale(
      double[] w, int at, int n, int size, int stride, double scale, double offset) {
    for (int e = 0; e < n; e++) {
      for (int i = at + e * stride; i < at + e * stride + size; i++) {
        w[i] = ScalarMath.fma(w[i], scale, offset);
      }
    }
  }

  /**
   * Copies class labels in, one a float, after checking them all.
   *
   * @throws IllegalArgumentException for a label outside 0 to classes - 1; nothing is copied then
   */
  public static void labels(
      String name, int[] src, int from, float[] w, int at, int n, int classes) {
    checkLabels(name, src, from, n, classes);
    for (int e = 0; e < n; e++) {
      w[at + e] = src[from + e];
    }
  }

  /** Double twin of {@link #labels(String, int[], int, float[], int, int, int)}. */
  public static void labels(
      String name, int[] src, int from, double[] w, int at, int n, int classes) {
    checkLabels(name, src, from, n, classes);
    for (int e = 0; e < n; e++) {
      w[at + e] = src[from + e];
    }
  }

  /**
   * Checks {@code count} class labels from {@code from} on.
   *
   * @throws IllegalArgumentException for one outside 0 to classes - 1
   */
  public static void checkLabels(String name, int[] src, int from, int count, int classes) {
    for (int i = from; i < from + count; i++) {
      if (src[i] < 0 || src[i] >= classes) {
        throw new IllegalArgumentException(
            "%s: value %d at index %d is outside 0..%d".formatted(name, src[i], i, classes - 1));
      }
    }
  }

  /**
   * Checks that {@code count} values from {@code from} on are numbers.
   *
   * @throws IllegalArgumentException for NaN or an infinity
   */
  public static void finite(String name, float[] src, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(src[i])) {
        throw notFinite(name, src[i], i);
      }
    }
  }

  /** Double twin of {@link #finite(String, float[], int, int)}. */
  public static void finite(String name, double[] src, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Double.isFinite(src[i])) {
        throw notFinite(name, src[i], i);
      }
    }
  }

  private static IllegalArgumentException notFinite(String name, double value, int index) {
    return new IllegalArgumentException(
        "%s: value %s at index %d is not finite".formatted(name, value, index));
  }

  /** Copies out. */
  public static void out(float[] w, int at, float[] dst, int from, int n, int size, int stride) {
    if (size == stride) {
      System.arraycopy(w, at, dst, from * size, n * size);
      return;
    }
    for (int e = 0; e < n; e++) {
      System.arraycopy(w, at + e * stride, dst, (from + e) * size, size);
    }
  }

  /** Copies out, doubles to doubles. */
  public static void out(double[] w, int at, double[] dst, int from, int n, int size, int stride) {
    for (int e = 0; e < n; e++) {
      System.arraycopy(w, at + e * stride, dst, (from + e) * size, size);
    }
  }
}
