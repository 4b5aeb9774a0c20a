package org.sinter.runtime.profile;

import java.util.List;

/**
 * A count that depends on the number of examples N: {@code c0 + c1 * N + c2 * N² + ...}.
 *
 * @param coefficients c0 first
 */
public record BatchCount(List<Long> coefficients) {
  /** Copies the coefficients. */
  public BatchCount {
    coefficients = List.copyOf(coefficients);
  }

  /** The count for so many examples. */
  public long at(long examples) {
    long value = 0;
    for (int power = coefficients.size() - 1; power >= 0; power--) {
      value = value * examples + coefficients.get(power);
    }
    return value;
  }
}
