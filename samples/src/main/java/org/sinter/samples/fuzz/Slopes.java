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
    boolean kink = kink(f, line, base) >= Math.abs(slope - derivative) / 4;
    at(f, line, 0);
    if (kink) {
      tally.kinks.increment();
      return Optional.empty();
    }
    return Optional.of("%s emitted, %s by differences".formatted(derivative, slope));
  }

  /**
   * By how much the slope jumps within the smallest step. One-sided slopes of a smooth function
   * differ in proportion to the step; what is left after that is taken out, is a jump. Where the
   * function itself jumps as far on the right as on the left, as the sign does at 0, one-sided
   * slopes are equal, but twice as large at half the step.
   */
  private static double kink(DoubleSupplier f, Line line, double base) {
    double h = STEPS[STEPS.length - 1];
    double whole = gap(f, line, base, h);
    double half = gap(f, line, base, h / 2);
    double quarter = gap(f, line, base, h / 4);
    double kink = Math.max(Math.abs(2 * half - whole), Math.abs(4 * quarter - whole));
    return Math.max(kink, Math.abs(central(f, line, h / 2) - central(f, line, h)));
  }

  /** The slope from the right less that from the left. */
  private static double gap(DoubleSupplier f, Line line, double base, double h) {
    return (at(f, line, h) - base - (base - at(f, line, -h))) / h;
  }

  private static double central(DoubleSupplier f, Line line, double h) {
    return (at(f, line, h) - at(f, line, -h)) / (2 * h);
  }

  private static double at(DoubleSupplier f, Line line, double distance) {
    line.move(distance);
    return f.getAsDouble();
  }
}
