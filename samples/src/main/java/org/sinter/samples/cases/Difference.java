package org.sinter.samples.cases;

import java.util.Optional;

/** Two arrays that should be one. */
final class Difference {
  private Difference() {}

  /** The first number that is further off than the tolerance, in words; NaN equals NaN. */
  static Optional<String> first(String name, double[] ours, double[] stored, double tolerance) {
    if (ours.length != stored.length) {
      String text = "%s: %d numbers, expected %d";
      return Optional.of(text.formatted(name, ours.length, stored.length));
    }
    for (int i = 0; i < ours.length; i++) {
      boolean same = ours[i] == stored[i] || Double.isNaN(ours[i]) && Double.isNaN(stored[i]);
      if (!same && !(Math.abs(ours[i] - stored[i]) <= tolerance)) {
        String text = "%s[%d] is %s, expected %s within %s";
        return Optional.of(text.formatted(name, i, ours[i], stored[i], tolerance));
      }
    }
    return Optional.empty();
  }
}
