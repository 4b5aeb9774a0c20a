package org.sinter.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;
import org.sinter.benchmarks.net.LeNet;
import org.sinter.benchmarks.net.Mlp512;
import org.sinter.benchmarks.net.TinyClassifier;
import org.sinter.runtime.Networks;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.Mnist;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.Optimizer;
import org.sinter.runtime.optim.Sgd;
import org.sinter.runtime.train.History;
import org.sinter.runtime.train.Trainer;
import org.sinter.runtime.train.TrainingListener;

/** A training run in a fresh JVM, every step timed, and when it settles. */
final class SettlingRun {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int PIXELS = 784;
  private static final int BATCH = 64;
  private static final int EXAMPLES = 60_000;

  /** So many steps in a row are within {@link #SLOWER} of the best pace once a run is settled. */
  private static final int STEPS = 20;

  private static final double SLOWER = 1.3;

  /** What is trained, long enough that the last epochs are at full speed. */
  enum Subject {
    /** The MNIST perceptron with plain gradient descent. */
    MLP_SGD(PIXELS, 3, 5, seed -> Networks.create(Mlp512.class, seed), Sgd.of(0.01)),
    /** The same with Adam. */
    MLP_ADAM(PIXELS, 3, 4, seed -> Networks.create(Mlp512.class, seed), Adam.of(1e-3)),
    /** Two convolutions, two pools, two dense layers. */
    LENET(PIXELS, 3, 4, seed -> Networks.create(LeNet.class, seed), Adam.of(1e-3)),
    /** 40-64-32-10. */
    TINY(40, 1, 60, seed -> Networks.create(TinyClassifier.class, seed), Adam.of(1e-3));

    private final int features;
    private final int seconds;
    private final int epochs;
    private final LongFunction<Object> network;
    private final Optimizer optimizer;

    Subject(
        int features, int seconds, int epochs, LongFunction<Object> network, Optimizer optimizer) {
      this.features = features;
      this.seconds = seconds;
      this.epochs = epochs;
      this.network = network;
      this.optimizer = optimizer;
    }

    /** Within which it is to be at full speed. */
    int seconds() {
      return seconds;
    }

    /** Whether MNIST is what it learns. */
    boolean isMnist() {
      return features == PIXELS;
    }

    /** MNIST, else values of no meaning in its shape. */
    private Dataset data(Optional<Path> mnist) {
      if (isMnist() && mnist.isPresent()) {
        return Mnist.train(mnist.get());
      }
      Random random = new Random(7);
      float[] values = new float[EXAMPLES * features];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat();
      }
      int[] labels = random.ints(EXAMPLES, 0, 10).toArray();
      return Dataset.of().with(isMnist() ? "image" : "x", values, features).with("label", labels);
    }
  }

  /**
   * What a run shows, printed by the JVM that ran and read by the one that started it.
   *
   * @param settledNanos from the start of {@code fit()} to the end of the first steps at full
   *     speed; {@link #isSettled} if there were any
   * @param warmNanos from the start of {@code fit()} to its first step
   * @param stepNanos the best pace
   * @param slowestNanos the slowest step
   * @param bytes that a step allocates at the end, rounded up
   * @param firstEpochNanos from the start of {@code fit()}
   * @param laterEpochNanos the median of the others
   */
  record Result(
      long settledNanos,
      long warmNanos,
      long stepNanos,
      long slowestNanos,
      long bytes,
      long firstEpochNanos,
      long laterEpochNanos) {
    private static final String MARK = "settling:";
    private static final long NEVER = Long.MAX_VALUE;

    boolean isSettled() {
      return settledNanos < NEVER;
    }

    String line() {
      return "%s %d %d %d %d %d %d %d"
          .formatted(
              MARK,
              settledNanos,
              warmNanos,
              stepNanos,
              slowestNanos,
              bytes,
              firstEpochNanos,
              laterEpochNanos);
    }

    /** From all that the run printed. */
    static Result of(String printed) {
      String line = printed.lines().filter(l -> l.startsWith(MARK)).findFirst().orElseThrow();
      long[] n =
          Arrays.stream(line.substring(MARK.length()).strip().split(" "))
              .mapToLong(Long::parseLong)
              .toArray();
      return new Result(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    }
  }

  private SettlingRun() {}

  /**
   * Trains and prints a {@link Result}.
   *
   * @param args the subject, and the folder of MNIST if there is one
   */
  public static void main(String[] args) {
    Subject subject = Subject.valueOf(args[0]);
    Optional<Path> mnist = args.length > 1 ? Optional.of(Path.of(args[1])) : Optional.empty();
    System.out.println(run(subject, subject.data(mnist), subject.epochs).line());
  }

  /** Trains. */
  static Result run(Subject subject, Dataset data, int epochs) {
    Clock clock = new Clock(epochs, Math.ceilDiv(data.size(), BATCH));
    Trainer trainer =
        Trainer.of(subject.network.apply(1))
            .data(data)
            .optimizer(subject.optimizer)
            .batchSize(BATCH)
            .epochs(epochs)
            .listener(clock);
    clock.start = System.nanoTime();
    trainer.fit();
    return clock.result();
  }

  /** Notes when every step ends, and what this thread has allocated until then. */
  private static final class Clock implements TrainingListener {
    private final long[] ends;
    private final long[] allocated;
    private final long[] epochEnds;
    private long start;
    private int steps;
    private int epochs;

    Clock(int epochs, int stepsPerEpoch) {
      ends = new long[epochs * stepsPerEpoch + 1];
      allocated = new long[ends.length];
      epochEnds = new long[epochs];
    }

    @Override
    public void begins(int epochCount, int stepsPerEpoch) {
      ends[0] = System.nanoTime();
    }

    @Override
    public void step(int epoch, int step, double loss) {
      steps++;
      ends[steps] = System.nanoTime();
      allocated[steps] = THREADS.getCurrentThreadAllocatedBytes();
    }

    @Override
    public void epoch(History.Epoch epoch) {
      epochEnds[epochs++] = System.nanoTime();
    }

    private long nanos(int step) {
      return ends[step] - ends[step - 1];
    }

    Result result() {
      double best = best();
      long slowest = 0;
      for (int step = 1; step <= steps; step++) {
        slowest = Math.max(slowest, nanos(step));
      }
      long bytes = allocated[steps] - allocated[steps - STEPS];
      return new Result(
          settled(best),
          ends[0] - start,
          (long) best,
          slowest,
          Math.ceilDiv(bytes, STEPS),
          epochEnds[0] - start,
          laterEpoch());
    }

    /** The mean of the fastest steps in a row. */
    private double best() {
      long best = Long.MAX_VALUE;
      for (int last = STEPS; last <= steps; last++) {
        best = Math.min(best, ends[last] - ends[last - STEPS]);
      }
      return (double) best / STEPS;
    }

    private long settled(double best) {
      int run = 0;
      for (int step = 1; step <= steps; step++) {
        run = nanos(step) <= SLOWER * best ? run + 1 : 0;
        if (run == STEPS) {
          return ends[step] - start;
        }
      }
      return Result.NEVER;
    }

    private long laterEpoch() {
      long[] nanos = new long[epochs - 1];
      for (int i = 0; i < nanos.length; i++) {
        nanos[i] = epochEnds[i + 1] - epochEnds[i];
      }
      Arrays.sort(nanos);
      return nanos[nanos.length / 2];
    }
  }
}
