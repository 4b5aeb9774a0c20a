package org.sinter.benchmarks;

import java.util.List;
import org.sinter.benchmarks.contest.Score;

/**
 * A line of the table, ready to print.
 *
 * @param name what was measured; {@link Bench} selects by it
 * @param ours the figure
 * @param reference what it is held against, measured in the same run; "-" if nothing
 * @param ratio ours by reference; "-" without a reference
 * @param goal what is to be reached
 * @param verdict whether it was
 * @param scores of a contest, ours first; empty for other rows
 */
record Row(
    String name,
    String ours,
    String reference,
    String ratio,
    String goal,
    Verdict verdict,
    List<Score> scores) {
  Row {
    scores = List.copyOf(scores);
  }

  /** A row without a contest. */
  Row(String name, String ours, String reference, String ratio, String goal, Verdict verdict) {
    this(name, ours, reference, ratio, goal, verdict, List.of());
  }

  /** How a row ends. */
  enum Verdict {
    /** The goal is reached. */
    PASS,
    /** It is not. */
    SHORT,
    /** Nothing was measured; ours says why. */
    ERROR;

    static Verdict of(boolean reached) {
      return reached ? PASS : SHORT;
    }
  }

  /** What stands for something absent. */
  static final String NONE = "-";

  /** A row that could not be measured. */
  static Row error(String name, Throwable fault) {
    return new Row(name, fault.toString(), NONE, NONE, NONE, Verdict.ERROR);
  }
}
