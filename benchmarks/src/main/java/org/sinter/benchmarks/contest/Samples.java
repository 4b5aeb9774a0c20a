package org.sinter.benchmarks.contest;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a round measured.
 *
 * @param nanos of each sample: a call, or the mean of as many calls as take long enough to be timed
 * @param bytes allocated on the heap per call, rounded up
 */
public record Samples(double[] nanos, long bytes) {

  /** The middle value. */
  public double median() {
    return quantile(0.5);
  }

  /** The smallest value of which a share of all is not above it; between two values their line. */
  public double quantile(double share) {
    double[] sorted = nanos.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** All rounds as one. */
  static Samples joined(Iterable<Samples> rounds) {
    DoubleStream all = DoubleStream.empty();
    long bytes = 0;
    for (Samples round : rounds) {
      all = DoubleStream.concat(all, Arrays.stream(round.nanos));
      bytes = Math.max(bytes, round.bytes);
    }
    return new Samples(all.toArray(), bytes);
  }

  /** As one line that {@link #parse} reads. */
  String text() {
    return Arrays.stream(nanos)
        .mapToObj(value -> Float.toString((float) value))
        .collect(Collectors.joining(" ", bytes + " ", ""));
  }

  /** The samples of a line. */
  static Samples parse(String text) {
    String[] words = text.split(" ");
    double[] nanos = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
    if (nanos.length == 0) {
      throw new IllegalArgumentException("expected bytes and at least one sample: " + text);
    }
    return new Samples(nanos, Long.parseLong(words[0]));
  }
}
