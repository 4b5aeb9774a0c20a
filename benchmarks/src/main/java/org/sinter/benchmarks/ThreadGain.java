package org.sinter.benchmarks;

import java.util.Random;
import org.sinter.benchmarks.net.ConvDigits;
import org.sinter.benchmarks.net.Mlp512;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;
import org.sinter.runtime.support.Kernels;
import org.sinter.runtime.support.VectorProbe;

/**
 * The rows that hold the gain of a second thread against what it is for multiply-adds in registers,
 * which share nothing: time on the wall, of the same step on one thread and on two.
 */
final class ThreadGain {
  private static final int BATCH = 64;

  /** Multiply-add steps of each of two parts: about half a millisecond. */
  private static final int STEPS = 60_000;

  private static final int ROUNDS = 101;
  private static final long WARM_AT_MOST = 60_000_000_000L;
  private static final double SHARE_OF_PROBE = 0.95;
  private static final double LEAST_GAIN = 1.6;

  /** Nanoseconds that no work of a part is below. */
  private static final long LONG = Long.MAX_VALUE;

  private ThreadGain() {}

  /** A training step of the MNIST perceptron, its optimiser apart. */
  static Row mlp() {
    Mlp512 net = Networks.create(Mlp512.class, 1);
    float[] images = Speed.random(BATCH * 784);
    int[] labels = labels();
    return gain("threads-mlp-step", net, () -> net.step(images, labels));
  }

  /** A training step of a convolutional reader. */
  static Row conv() {
    ConvDigits net = Networks.create(ConvDigits.class, 1);
    float[] images = Speed.random(BATCH * 784);
    int[] labels = labels();
    return gain("threads-conv-step", net, () -> net.step(images, labels));
  }

  private static int[] labels() {
    return new Random(2).ints(BATCH, 0, 10).toArray();
  }

  private static Row gain(String name, Object net, Runnable ours) {
    Instance instance = Instance.of(net);
    float[] sums = new float[2 * BATCH];
    Kernels probe =
        (_, share, _) -> {
          if (share.part(2, 1, LONG)) {
            for (int part = share.from(); part < share.to(); part++) {
              sums[part * BATCH] = VectorProbe.multiplyAdds(STEPS);
            }
          }
        };
    Runnable reference = () -> instance.run(probe, 0);
    for (int threads = 1; threads <= 2; threads++) {
      instance.parallelism(threads);
      Timing.warmUp(ours, WARM_AT_MOST);
      Timing.warmUp(reference, WARM_AT_MOST);
    }
    double[] gains = new double[ROUNDS];
    double[] probeGains = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    double[] millis = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      double one = time(instance, 1, ours);
      double two = time(instance, 2, ours);
      double probeOne = time(instance, 1, reference);
      double probeTwo = time(instance, 2, reference);
      gains[round] = one / two;
      probeGains[round] = probeOne / probeTwo;
      ratios[round] = gains[round] / probeGains[round];
      millis[round] = two / 1e6;
    }
    double gain = Timing.median(gains);
    double ratio = Timing.median(ratios);
    return new Row(
        name,
        "%.2f times, %.2f ms".formatted(gain, Timing.median(millis)),
        "%.2f times, probe".formatted(Timing.median(probeGains)),
        "%.2f".formatted(ratio),
        ">= %.2f, %.1f times".formatted(SHARE_OF_PROBE, LEAST_GAIN),
        Row.Verdict.of(ratio >= SHARE_OF_PROBE && gain >= LEAST_GAIN));
  }

  /**
   * Nanoseconds on the wall of a call, the best of a few in a row: what disturbs one is left out.
   */
  private static double time(Instance instance, int threads, Runnable call) {
    instance.parallelism(threads);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      long start = System.nanoTime();
      call.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
