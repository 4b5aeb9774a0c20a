package org.sinter.peers.djl;

import ai.djl.engine.Engine;
import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Pass;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

/** PyTorch through DJL. */
public final class DjlPyTorch implements Contestant {
  /** Used by the JVM of a contestant. */
  public DjlPyTorch() {}

  @Override
  public String version() {
    return "DJL " + Engine.getDjlVersion() + " with PyTorch " + Engine.getInstance().getVersion();
  }

  @Override
  public Subject prepare(Task task, int threads) {
    if (task instanceof Task.Training training) {
      System.setProperty("ai.djl.offline", "true"); // the libraries are on the class path
      System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
      System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
      return Pass.of(new TrainerSteps(training));
    }
    throw new UnsupportedOperationException("DJL takes part in training only");
  }
}
