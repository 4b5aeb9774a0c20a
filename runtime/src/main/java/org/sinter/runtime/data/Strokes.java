package org.sinter.runtime.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How the ten digits are drawn: per digit some variants, each a list of polylines in a unit square,
 * x to the right, y down. A polyline is x0, y0, x1, y1, ...
 */
final class Strokes {
  private static final int ARC_POINTS = 14;

  private static final List<List<double[][]>> DIGITS =
      List.of(
          variants(glyph(arc(.5, .5, .30, .45, 0, 360)), glyph(arc(.5, .5, .22, .45, -80, 285))),
          variants(
              glyph(line(.5, .05, .5, .95)),
              glyph(line(.32, .25, .54, .05, .54, .95)),
              glyph(line(.32, .25, .5, .05, .5, .95), line(.3, .95, .7, .95))),
          variants(
              glyph(joined(arc(.5, .30, .28, .25, 180, 390), line(.22, .95, .8, .95))),
              glyph(
                  joined(arc(.5, .28, .26, .23, 200, 400), arc(.33, .86, .11, .09, 300, 60)),
                  line(.36, .8, .6, .93, .82, .88))),
          variants(
              glyph(joined(arc(.46, .28, .27, .23, 200, 450), arc(.46, .72, .31, .23, -90, 160))),
              glyph(line(.22, .06, .76, .06, .44, .4), arc(.46, .68, .32, .28, -90, 155))),
          variants(
              glyph(line(.6, .05, .18, .62, .85, .62), line(.62, .35, .62, .95)),
              glyph(line(.25, .05, .22, .5, .75, .5), line(.76, .05, .70, .95)),
              glyph(line(.7, .95, .7, .05, .2, .65, .88, .65))),
          variants(
              glyph(joined(line(.76, .06, .3, .06, .26, .44), arc(.46, .68, .31, .27, -120, 150))),
              glyph(
                  joined(line(.32, .06, .30, .42), arc(.46, .68, .30, .27, -115, 140)),
                  line(.32, .06, .78, .05))),
          variants(
              glyph(joined(arc(.75, .55, .5, .52, 265, 180), arc(.5, .7, .26, .25, 180, 540))),
              glyph(joined(line(.62, .05, .30, .55), arc(.5, .72, .24, .23, 200, 555)))),
          variants(
              glyph(line(.2, .06, .8, .06, .42, .95)),
              glyph(line(.2, .08, .78, .06, .42, .95), line(.36, .5, .74, .5)),
              glyph(line(.22, .22, .22, .07, .8, .07, .5, .95))),
          variants(
              glyph(arc(.5, .27, .23, .22, 0, 360), arc(.5, .72, .28, .23, 0, 360)),
              glyph(joined(arc(.5, .27, .24, .22, -40, -270), arc(.5, .72, .27, .23, -90, 270)))),
          variants(
              glyph(joined(arc(.48, .3, .26, .25, 0, 360), line(.74, .3, .70, .95))),
              glyph(joined(arc(.48, .3, .26, .25, -20, 340), arc(.3, .45, .44, .5, 0, 75)))));

  private Strokes() {}

  /** The ways to draw a digit. */
  static List<double[][]> of(int digit) {
    return DIGITS.get(digit);
  }

  private static List<double[][]> variants(double[][]... glyphs) {
    return List.of(glyphs);
  }

  private static double[][] glyph(double[]... strokes) {
    return strokes;
  }

  private static double[] line(double... points) {
    return points;
  }

  /** Part of an ellipse; angles in degrees, 0 to the right, 90 down. */
  private static double[] arc(double x, double y, double rx, double ry, double from, double to) {
    double[] points = new double[2 * ARC_POINTS];
    for (int i = 0; i < ARC_POINTS; i++) {
      double angle = StrictMath.toRadians(from + (to - from) * i / (ARC_POINTS - 1));
      points[2 * i] = x + rx * StrictMath.cos(angle);
      points[2 * i + 1] = y + ry * StrictMath.sin(angle);
    }
    return points;
  }

  private static double[] joined(double[]... parts) {
    List<Double> points = new ArrayList<>();
    for (double[] part : parts) {
      for (double value : part) {
        points.add(value);
      }
    }
    return points.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
