package org.sinter.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.sinter.benchmarks.SettlingRun.Result;
import org.sinter.benchmarks.SettlingRun.Subject;

/** The rows about training in fresh JVMs: when it settles, and how steady it is from then on. */
final class Settling {
  /** Fresh JVMs a subject, unless the command line says otherwise. */
  static final int STARTS = 20;

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e6;
  private static final double SLOWEST_STEP = 20;
  private static final double FIRST_EPOCH = 1.6;

  private final Subject subject;
  private final int starts;
  private final List<Result> results = new ArrayList<>();

  private Settling(Subject subject, int starts) {
    this.subject = subject;
    this.starts = starts;
  }

  /** The rows of all subjects, each subject's measured once. */
  static List<Figure> figures(int starts) {
    List<Figure> figures = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      Settling settling = new Settling(subject, starts);
      String name = "settle " + subject.name().toLowerCase(Locale.ROOT).replace('_', '-');
      figures.add(Figure.onRequest(name, () -> settling.settled(name)));
      figures.add(Figure.onRequest(name + " step", () -> settling.step(name + " step")));
      if (subject.isMnist()) {
        figures.add(Figure.onRequest(name + " epoch", () -> settling.epoch(name + " epoch")));
      }
    }
    return figures;
  }

  private List<Result> results() throws IOException, InterruptedException {
    while (results.size() < starts) {
      String data = System.getenv().getOrDefault("SINTER_DATA", "");
      String[] arguments =
          data.isEmpty() ? new String[] {subject.name()} : new String[] {subject.name(), data};
      results.add(Result.of(Fork.run(SettlingRun.class, List.of(), arguments)));
    }
    return results;
  }

  private double[] sorted(ToDoubleFunction<Result> value) throws IOException, InterruptedException {
    return results().stream().mapToDouble(value).sorted().toArray();
  }

  private Row settled(String name) throws IOException, InterruptedException {
    double limit = subject.seconds() * NANOS;
    long good = results().stream().filter(r -> r.bytes() == 0 && r.settledNanos() <= limit).count();
    double[] settled = sorted(r -> r.isSettled() ? r.settledNanos() / NANOS : 1 / 0.0);
    double[] warm = sorted(r -> r.warmNanos() / NANOS);
    return new Row(
        name,
        "%d of %d; %.2f s, worst %.2f"
            .formatted(good, starts, Timing.median(settled), settled[settled.length - 1]),
        "warm after %.2f s".formatted(Timing.median(warm)),
        Row.NONE,
        "all in %d s, 0 B".formatted(subject.seconds()),
        Row.Verdict.of(good == starts));
  }

  private Row step(String name) throws IOException, InterruptedException {
    double[] slowest = sorted(r -> r.slowestNanos() / MILLIS);
    double[] best = sorted(r -> r.stepNanos() / MILLIS);
    double worst = slowest[slowest.length - 1];
    return new Row(
        name,
        "%.1f ms, worst %.1f".formatted(Timing.median(slowest), worst),
        "%.3f ms at best".formatted(Timing.median(best)),
        Row.NONE,
        "<= %.0f ms".formatted(SLOWEST_STEP),
        Row.Verdict.of(worst <= SLOWEST_STEP));
  }

  private Row epoch(String name) throws IOException, InterruptedException {
    double[] ratio = sorted(r -> (double) r.firstEpochNanos() / r.laterEpochNanos());
    double worst = Arrays.stream(ratio).max().orElseThrow();
    double later = Timing.median(sorted(r -> r.laterEpochNanos() / NANOS));
    return new Row(
        name,
        "%.2f s".formatted(Timing.median(sorted(r -> r.firstEpochNanos() / NANOS))),
        "%.2f s a later one".formatted(later),
        "%.2f".formatted(worst),
        "<= " + FIRST_EPOCH,
        Row.Verdict.of(worst <= FIRST_EPOCH));
  }
}
