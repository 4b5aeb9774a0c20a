package org.sinter.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sinter.benchmarks.contest.Contest;
import org.sinter.benchmarks.contest.Entrant;
import org.sinter.benchmarks.contest.Score;
import org.sinter.benchmarks.contest.Task;

/** The row of a contest: our speed by that of the fastest other. */
final class ContestRow {
  private ContestRow() {}

  /**
   * Holds the contest between us and others.
   *
   * @param operations floating-point operations of a call; 0 if the row is not about them
   * @param goal how many times as fast as the fastest other we are to be
   */
  static Row of(
      String name, Task task, Contest contest, List<Entrant> others, double operations, double goal)
      throws IOException {
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(Entrants.ours());
    entrants.addAll(others);
    return of(name, contest.hold(task, entrants), operations, goal);
  }

  /** The row of scores, ours first. */
  static Row of(String name, List<Score> scores, double operations, double goal) {
    Score ours = scores.getFirst();
    Score fastest =
        scores.stream().skip(1).min(Comparator.comparingDouble(Score::timesOurs)).orElseThrow();
    double ratio = fastest.timesOurs();
    return new Row(
        name,
        speed(ours, operations),
        speed(fastest, operations) + " " + fastest.name(),
        "%.2f".formatted(ratio),
        ">= %s".formatted(goal),
        Row.Verdict.of(ratio >= goal),
        scores);
  }

  private static String speed(Score score, double operations) {
    String time = Units.time(score.median());
    return operations == 0 ? time : "%.1f GFLOP/s, %s".formatted(operations / score.median(), time);
  }
}
