package org.sinter.benchmarks.contest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Contestants do a task in turns: a round of one, a round of the next, and again, so that what
 * slows the machine for a while slows all. Each must compute the same.
 *
 * @param clock that the samples are taken with
 * @param threads that each may use
 * @param rounds of each
 * @param roundNanos how long a round takes at least
 * @param tolerance by how much a result may differ from the first one's, as a share of its largest
 *     value
 */
public record Contest(Clock clock, int threads, int rounds, long roundNanos, double tolerance) {
  /** A library's threads spin for so long after a call. */
  private static final long SPIN_MILLIS = 250;

  /** Of calls that take microseconds or milliseconds, on one thread. */
  public static Contest ofKernels() {
    return new Contest(Clock.THREAD, 1, 25, 40_000_000, 1e-4);
  }

  /** Of passes that take tenths of seconds, computed on threads of the library's choice. */
  public static Contest ofTraining() {
    return new Contest(Clock.PROCESS, 1, 7, 500_000_000, 1e-4);
  }

  /** With threads, on the wall's clock if more than one. */
  public Contest on(int count) {
    return new Contest(count == 1 ? clock : Clock.WALL, count, rounds, roundNanos, tolerance);
  }

  /**
   * Holds it.
   *
   * @return a score for each entrant, in their order, the first being ours
   * @throws IOException if one of them cannot take part, or computes something else
   */
  public List<Score> hold(Task task, List<Entrant> entrants) throws IOException {
    List<Performer> performers = new ArrayList<>();
    try {
      List<String> versions = new ArrayList<>();
      for (Entrant entrant : entrants) {
        Performer performer = Performer.start(entrant, threads);
        performers.add(performer);
        versions.add(performer.prepare(task, clock, threads));
      }
      agree(entrants, performers);
      List<List<Samples>> samples = turns(performers);
      List<Score> scores = new ArrayList<>();
      for (int i = 0; i < entrants.size(); i++) {
        String note = performers.get(i).note();
        scores.add(
            score(entrants.get(i).name(), versions.get(i), samples.get(0), samples.get(i), note));
      }
      return scores;
    } finally {
      for (Performer performer : performers) {
        performer.close();
      }
    }
  }

  private List<List<Samples>> turns(List<Performer> performers) throws IOException {
    List<List<Samples>> samples =
        performers.stream().<List<Samples>>map(_ -> new ArrayList<>()).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < performers.size(); i++) {
        samples.get(i).add(performers.get(i).round(roundNanos));
        settle();
      }
    }
    return samples;
  }

  private void settle() throws IOException {
    if (threads > 1) {
      try {
        Thread.sleep(SPIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private void agree(List<Entrant> entrants, List<Performer> performers) throws IOException {
    double[] ours = performers.getFirst().result();
    for (int i = 1; i < performers.size(); i++) {
      check(entrants.get(i).name(), ours, performers.get(i).result());
    }
  }

  /** Fails if a result is not the first one's; nothing is said about one that is empty. */
  void check(String name, double[] ours, double[] theirs) throws IOException {
    if (ours.length == 0 || theirs.length == 0) {
      return;
    }
    if (ours.length != theirs.length) {
      throw new IOException(
          "%s computed %d values, we %d".formatted(name, theirs.length, ours.length));
    }
    double largest =
        IntStream.range(0, ours.length).mapToDouble(i -> Math.abs(ours[i])).max().orElse(0);
    for (int i = 0; i < ours.length; i++) {
      if (!(Math.abs(ours[i] - theirs[i]) <= tolerance * largest)) {
        throw new IOException(
            "%s computed %g where we have %g".formatted(name, theirs[i], ours[i]));
      }
    }
  }

  /** The score of one whose rounds were taken in turns with ours. */
  static Score score(
      String name, String version, List<Samples> ours, List<Samples> theirs, String note) {
    double[] ratios =
        IntStream.range(0, ours.size())
            .mapToDouble(i -> theirs.get(i).median() / ours.get(i).median())
            .toArray();
    Samples all = Samples.joined(theirs);
    return new Score(
        name,
        version,
        all.quantile(0),
        all.median(),
        all.quantile(0.99),
        all.bytes(),
        new Samples(ratios, 0).median(),
        note);
  }
}
