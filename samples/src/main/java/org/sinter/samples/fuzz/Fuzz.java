package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * {@code ./sinter fuzz [--graphs N] [--seed S]}: compiles and examines random networks. Prints each
 * disagreement as a small interface; the last line is {@code N graphs, K disagree}, the exit code 1
 * if K is not 0. Graph i of seed S is a function of S + i alone: {@code --graphs 1 --seed S+i}.
 */
public final class Fuzz {
  private static final int AT_ONCE = 25;
  private static final int MOST_SHRUNK = 5;

  private final Tally tally = new Tally();
  private final List<Failure> failures = new ArrayList<>();
  private int chunks;

  /** See the class. */
  public static void main(String[] arguments) {
    int graphs = 200;
    long seed = 1;
    try {
      for (int i = 0; i < arguments.length; i += 2) {
        switch (arguments[i]) {
          case "--graphs" -> graphs = Integer.parseInt(arguments[i + 1]);
          case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
          default -> throw new IllegalArgumentException(arguments[i]);
        }
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
      System.err.println("usage: fuzz [--graphs N] [--seed S]");
      System.exit(2);
    }
    Fuzz fuzz = new Fuzz();
    fuzz.run(graphs, seed);
    System.exit(fuzz.failures.isEmpty() ? 0 : 1);
  }

  /** The disagreements of so many graphs, small; what is found is printed on the way. */
  List<Failure> run(int graphs, long seed) {
    IntStream.iterate(0, from -> from < graphs, from -> from + AT_ONCE)
        .boxed()
        .toList()
        .parallelStream()
        .map(from -> examined(seed + from, Math.min(AT_ONCE, graphs - from)))
        .forEachOrdered(
            found -> {
              found.forEach(this::report);
              chunks++;
              System.err.println(Math.min(chunks * AT_ONCE, graphs) + " of " + graphs + " graphs");
            });
    System.out.println(tally);
    System.out.println(graphs + " graphs, " + failures.size() + " disagree");
    return failures;
  }

  private List<Failure> examined(long first, int count) {
    List<NetworkSpec> specs =
        LongStream.range(first, first + count).mapToObj(Generator::network).toList();
    return new Examination(tally).of(specs);
  }

  private void report(Failure found) {
    Failure failure = failures.size() < MOST_SHRUNK ? new Shrinker().shrink(found) : found;
    failures.add(failure);
    System.out.println(text(failure));
  }

  /** A failure with the interface that shows it. */
  static String text(Failure failure) {
    NetworkSpec network = failure.network();
    return "seed %d, %s, batch %d: %s\n%s"
        .formatted(
            network.seed(),
            failure.check(),
            network.batch(),
            failure.text(),
            network.source("Shrunk", false));
  }
}
