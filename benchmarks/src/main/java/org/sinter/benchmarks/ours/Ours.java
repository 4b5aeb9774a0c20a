package org.sinter.benchmarks.ours;

import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;
import org.sinter.runtime.Networks;

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
    return switch (task) {
      case Task.Gemm gemm -> KernelSubject.of(gemm, threads);
      case Task.Conv conv -> KernelSubject.of(conv, threads);
      case Task.Prediction prediction -> PredictionSubject.of(prediction.model(), threads);
      case Task.Training training -> TrainingSubject.of(training, threads);
    };
  }

  /** A network in vectors that computes with so many threads: the one place where they are set. */
  static <T> T on(int threads, T network) {
    Networks.of(network).parallelism(threads).warmUp();
    return network;
  }
}
