package org.sinter.samples.fuzz;

import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Slopes by central differences, extrapolated once (Richardson), against a derivative: equal to
 * 1e-6 of the larger, and what the rounding of the function leaves unknown. Where the function has
 * a kink within the smallest step, its one-sided slopes differ by as much as the disagreement; such
 * places prove nothing and are left out and counted.
 */
final class Slopes {
  private static final double TOLERANCE = 1e-6;
  private static final double[] STEPS = {1e-3, 1e-4, 1e-5};

  private final Tally tally;

  Slopes(Tally tally) {
    this.tally = tally;
  }

  /** Moves a point along a line. */
  interface Line {
    void move(double distance);
  }

  /** What disagrees, if something does; the point is where it was afterwards. */
  Optional<String> check(DoubleSupplier f, Line line, double derivative) {
    tally.slopes.increment();
    double base = at(f, line, 0);
    double slope = 0;
    for (double h : STEPS) {
      slope = (4 * central(f, line, h / 2) - central(f, line, h)) / 3;
      double unknown = 100 * Math.ulp(Math.max(Math.abs(base), 1e-3)) / h;
      double size = Math.max(Math.abs(slope), Math.abs(derivative));
      if (Math.abs(slope - derivative) <= TOLERANCE * size + unknown) {
        at(f, line, 0);
        return Optional.empty();
      }
    }
    double h = STEPS[STEPS.length - 1];
    double right = (at(f, line, h) - base) / h;
    double left = (base - at(f, line, -h)) / h;
    at(f, line, 0);
    if (Math.abs(right - left) >= Math.abs(slope - derivative) / 2) {
      tally.kinks.increment();
      return Optional.empty();
    }
    return Optional.of(
        "%s emitted, %s by differences (from the right %s, from the left %s)"
            .formatted(derivative, slope, right, left));
  }

  private static double central(DoubleSupplier f, Line line, double h) {
    return (at(f, line, h) - at(f, line, -h)) / (2 * h);
  }

  private static double at(DoubleSupplier f, Line line, double distance) {
    line.move(distance);
    return f.getAsDouble();
  }
}
