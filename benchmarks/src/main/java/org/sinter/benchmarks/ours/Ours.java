package org.sinter.benchmarks.ours;

import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

/** Sinter. */
public final class Ours implements Contestant {
  /** Used by the JVM of a contestant. */
  public Ours() {}

  @Override
  public String version() {
    return "Sinter on JDK " + Runtime.version();
  }

  @Override
  public Subject prepare(Task task, int threads) {
    if (threads != 1) {
      throw new UnsupportedOperationException("Sinter computes on one thread");
    }
    return switch (task) {
      case Task.Gemm gemm -> KernelSubject.of(gemm);
      case Task.Conv conv -> KernelSubject.of(conv);
      case Task.Prediction prediction -> PredictionSubject.of(prediction.model());
      case Task.Training training -> TrainingSubject.of(training);
    };
  }
}
