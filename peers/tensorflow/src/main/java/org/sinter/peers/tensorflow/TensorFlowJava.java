package org.sinter.peers.tensorflow;

import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Pass;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;
import org.tensorflow.TensorFlow;

/** TensorFlow for Java: a graph and a session. */
public final class TensorFlowJava implements Contestant {
  /** Used by the JVM of a contestant. */
  public TensorFlowJava() {}

  @Override
  public String version() {
    return "TensorFlow " + TensorFlow.version();
  }

  @Override
  public Subject prepare(Task task, int threads) {
    if (task instanceof Task.Training training) {
      return Pass.of(new GraphSteps(training, threads));
    }
    throw new UnsupportedOperationException("TensorFlow takes part in training only");
  }
}
