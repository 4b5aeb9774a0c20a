package org.sinter.runtime.support;

import java.util.Arrays;

/** Float arguments that cover every exponent, and the places where functions bend. */
final class Floats {
  private static final int STRIDE = 2003;
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    88.72283f,
    88.72284f,
    89f,
    -87.33654f,
    -103.97f,
    -104f,
    -150f,
    0.625f,
    -0.625f,
    0.62499994f,
    0.9486f,
    0.94859994f,
    4f,
    10f,
    9.01f,
    16777216f,
    0.70710677f,
    0.70710678f,
    1.4142135f,
    1.4142136f,
    2f,
    0.99999994f,
    1.0000001f
  };

  private Floats() {}

  /** About two million values; a multiple of 16 of them. */
  static float[] sweep() {
    int count = (int) ((1L << 32) / STRIDE);
    float[] values = new float[(count + SPECIAL.length + 15) / 16 * 16];
    for (int i = 0; i < count; i++) {
      values[i] = Float.intBitsToFloat((int) (Integer.MIN_VALUE + (long) i * STRIDE));
    }
    System.arraycopy(SPECIAL, 0, values, count, SPECIAL.length);
    return values;
  }

  static float[] special() {
    return Arrays.copyOf(SPECIAL, SPECIAL.length);
  }
}
