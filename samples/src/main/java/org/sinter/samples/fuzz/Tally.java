package org.sinter.samples.fuzz;

import java.util.concurrent.atomic.LongAdder;

/** What was compared, over all networks. */
final class Tally {
  final LongAdder bits = new LongAdder();
  final LongAdder numbers = new LongAdder();
  final LongAdder slopes = new LongAdder();
  final LongAdder kinks = new LongAdder();

  @Override
  public String toString() {
    return "compared: %,d values bit for bit at 4 widths, %,d with the reference, %,d slopes with"
            .formatted(bits.sum(), numbers.sum(), slopes.sum())
        + " differences; left out at kinks: "
        + kinks.sum();
  }
}
