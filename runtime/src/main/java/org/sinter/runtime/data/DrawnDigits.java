package org.sinter.runtime.data;

import java.util.Arrays;
import java.util.List;

/**
 * Handwritten-looking digits drawn by rule, for when no real data are there: strokes with random
 * shift, rotation, size, slant, bend, width and ink, on a noisy ground. The columns are those of
 * {@link Mnist}. An example depends on the seed and its index alone; digits come evenly mixed.
 */
public final class DrawnDigits {
  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;
  private static final int CLASSES = 10;

  private DrawnDigits() {}

  /**
   * Draws {@code count} digits. Use different seeds for training and test.
   *
   * @return columns {@code image}, 784 bytes, and {@code label}
   */
  public static Dataset of(int count, long seed) {
    if (count < 1) {
      throw new IllegalArgumentException("count: expected at least 1, was " + count);
    }
    byte[] images = new byte[Math.multiplyExact(count, PIXELS)];
    int[] labels = new int[count];
    Pen pen = new Pen();
    for (int i = 0; i < count; i++) {
      SplitMix random = new SplitMix(seed, i);
      labels[i] = random.below(CLASSES);
      pen.draw(labels[i], random, images, i * PIXELS);
    }
    return Dataset.of().with("image", images, PIXELS).with("label", labels);
  }

  /** Draws one digit after the other into a canvas of distances. */
  private static final class Pen {
    private static final double CENTRE = (SIDE - 1) / 2.0;
    private static final double HEIGHT = 20;
    private static final double NOISE = 14;

    /** Squared distance of each pixel's centre from the nearest stroke. */
    private final double[] nearest = new double[PIXELS];

    private double xx;
    private double xy;
    private double yx;
    private double yy;
    private double shiftX;
    private double shiftY;
    private double bend;

    void draw(int digit, SplitMix random, byte[] images, int at) {
      List<double[][]> variants = Strokes.of(digit);
      double[][] glyph = variants.get(random.below(variants.size()));
      place(random);
      Arrays.fill(nearest, Double.MAX_VALUE);
      for (double[] stroke : glyph) {
        stroke(stroke, random);
      }
      double halfWidth = random.between(0.7, 1.7);
      double ink = random.between(150, 255);
      for (int i = 0; i < PIXELS; i++) {
        double cover = Math.clamp(0.5 + halfWidth - Math.sqrt(nearest[i]), 0, 1);
        double value = cover * ink + NOISE * random.bell();
        images[at + i] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }

    /** Rotation, then slant, size and shift. */
    private void place(SplitMix random) {
      double angle = random.between(-0.22, 0.22);
      double slant = random.between(-0.3, 0.3);
      double high = HEIGHT * random.between(0.8, 1.05);
      double wide = high * random.between(0.75, 1.05);
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      xx = wide * cos;
      xy = high * (slant * cos - sin);
      yx = wide * sin;
      yy = high * (slant * sin + cos);
      shiftX = CENTRE + random.between(-2, 2);
      shiftY = CENTRE + random.between(-2, 2);
      bend = random.between(-0.12, 0.12);
    }

    private void stroke(double[] points, SplitMix random) {
      double lastX = 0;
      double lastY = 0;
      for (int i = 0; i < points.length; i += 2) {
        double u = points[i] - 0.5 + random.between(-0.025, 0.025);
        double v = points[i + 1] - 0.5 + random.between(-0.025, 0.025);
        u += bend * (4 * v * v - 0.5);
        double x = shiftX + xx * u + xy * v;
        double y = shiftY + yx * u + yy * v;
        if (i > 0) {
          segment(lastX, lastY, x, y);
        }
        lastX = x;
        lastY = y;
      }
    }

    private void segment(double x0, double y0, double x1, double y1) {
      double dx = x1 - x0;
      double dy = y1 - y0;
      double length = Math.max(dx * dx + dy * dy, 1e-12);
      int top = (int) Math.clamp(Math.min(y0, y1) - 3, 0, SIDE);
      int bottom = (int) Math.clamp(Math.max(y0, y1) + 4, 0, SIDE);
      for (int y = top; y < bottom; y++) {
        for (int x = 0; x < SIDE; x++) {
          double t = Math.clamp(((x - x0) * dx + (y - y0) * dy) / length, 0, 1);
          double ex = x - x0 - t * dx;
          double ey = y - y0 - t * dy;
          int i = y * SIDE + x;
          nearest[i] = Math.min(nearest[i], ex * ex + ey * ey);
        }
      }
    }
  }
}
