package org.sinter.samples;

/** Arrays in the other precision. */
final class Precisions {
  private Precisions() {}

  static double[] widened(float[] narrow) {
    double[] wide = new double[narrow.length];
    for (int i = 0; i < narrow.length; i++) {
      wide[i] = narrow[i];
    }
    return wide;
  }

  /** Each number rounded to the nearest float. */
  static float[] narrowed(double[] wide) {
    float[] narrow = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }
}
