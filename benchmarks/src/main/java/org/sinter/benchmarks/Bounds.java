package org.sinter.benchmarks;

import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;
import org.sinter.runtime.support.VectorProbe;

/**
 * What bounds a convolution from below: reading its operands and its result once, or its
 * multiply-adds in registers, whichever takes longer here. It computes nothing of the task.
 */
public final class Bounds implements Contestant {
  /** Enough for the JIT to compile the probe first. */
  private static final int TRIALS = 1_200;

  /** Keeps results, so that the JIT keeps what makes them. */
  private volatile float sink;

  /** Used by the JVM of a contestant. */
  public Bounds() {}

  @Override
  public String version() {
    return "the probe";
  }

  @Override
  public Subject prepare(Task task, int threads) {
    if (!(task instanceof Task.Conv conv) || threads != 1) {
      throw new UnsupportedOperationException("expected a convolution on one thread");
    }
    int floats = conv.inputSize() + conv.outputSize() + conv.weightSize();
    int steps = Math.max(1, (int) (conv.operations() / VectorProbe.operations(1)));
    float[] memory = VectorProbe.array(floats);
    Runnable stream = () -> sink = VectorProbe.stream(memory, floats);
    Runnable arithmetic = () -> sink = VectorProbe.multiplyAdds(steps);
    return fastest(stream) > fastest(arithmetic)
        ? new Bound("memory, %.1f MB".formatted(floats * 4 / 1e6), stream)
        : new Bound("arithmetic, %.1f MFLOP".formatted(conv.operations() / 1e6), arithmetic);
  }

  private static long fastest(Runnable call) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < TRIALS; i++) {
      long start = System.nanoTime();
      call.run();
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest;
  }

  private record Bound(String note, Runnable call) implements Subject {
    @Override
    public void run() {
      call.run();
    }
  }
}
