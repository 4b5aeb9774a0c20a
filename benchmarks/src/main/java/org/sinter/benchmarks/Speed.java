package org.sinter.benchmarks;

import java.util.Random;
import org.sinter.benchmarks.net.Dense512;
import org.sinter.benchmarks.net.Mlp128;
import org.sinter.benchmarks.net.Mlp512;
import org.sinter.benchmarks.net.SkipGram500;
import org.sinter.benchmarks.net.SkipGram50k;
import org.sinter.benchmarks.net.Tiny;
import org.sinter.runtime.Networks;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.support.VectorProbe;

/** The rows that hold generated code against what the core can do. */
final class Speed {
  private static final int BATCH = 64;

  /** Multiply-add steps of a call of the probe: about 100 microseconds. */
  private static final int STEPS = 12_500;

  private Speed() {}

  /** A dense layer forward and backward: three contractions of 512 x 512 x 64. */
  static Row dense() {
    Dense512 net = Networks.create(Dense512.class, 1);
    Networks.of(net).warmUp();
    float[] x = random(BATCH * 512);
    float[] wanted = random(BATCH * 512);
    return againstPeak("dense-512", 2.0 * BATCH * 3 * 512 * 512, () -> net.step(x, wanted));
  }

  /** A training step of the MNIST perceptron, its optimiser apart. */
  static Row step() {
    Mlp512 net = Networks.create(Mlp512.class, 1);
    Networks.of(net).warmUp();
    float[] images = random(BATCH * 784);
    int[] labels = new Random(2).ints(BATCH, 0, 10).toArray();
    double operations = 2.0 * BATCH * (2 * 784 * 512 + 3 * 512 * 512 + 3 * 512 * 10);
    return againstPeak("mlp-step", operations, () -> net.step(images, labels));
  }

  /** One digit, beside reading the weights once from where they lie in the cache. */
  static Row mlp() {
    Mlp128 net = Networks.create(Mlp128.class, 1);
    Networks.of(net).warmUp();
    float[] image = random(784);
    float[] digit = new float[10];
    return againstStream("mlp-784-128-10", 784 * 128 + 128 * 10, () -> net.read(image, digit));
  }

  /** As {@link #mlp} where everything lies in the nearest cache. */
  static Row tiny() {
    Tiny net = Networks.create(Tiny.class, 1);
    Networks.of(net).warmUp();
    float[] x = random(40);
    float[] y = new float[10];
    return againstStream("tiny-40-64-32-10", 40 * 64 + 64 * 32 + 32 * 10, () -> net.read(x, y));
  }

  /**
   * A step of skip-gram with its optimiser over 50,000 words, beside one over 500: the same 500
   * words in both.
   */
  static Row skipGram() {
    SkipGram500 small = Networks.create(SkipGram500.class, 1);
    Networks.of(small).warmUp();
    SkipGram50k large = Networks.create(SkipGram50k.class, 1);
    Networks.of(large).warmUp();
    int[] word = new Random(3).ints(BATCH, 0, 500).toArray();
    int[] words = new Random(4).ints(6L * BATCH, 0, 500).toArray();
    NetworkStepper smallStep = Adam.of(1e-3).stepper(small);
    NetworkStepper largeStep = Adam.of(1e-3).stepper(large);
    Timing time =
        Timing.compare(
            () -> {
              large.step(word, words);
              largeStep.step();
            },
            () -> {
              small.step(word, words);
              smallStep.step();
            });
    return new Row(
        "skip-gram-50k",
        "%.1f us".formatted(time.ours() / 1e3),
        "%.1f us over 500%s".formatted(time.reference() / 1e3, noise(time)),
        "%.2f".formatted(time.ratio()),
        "<= 1.15",
        Row.Verdict.of(time.ratio() <= 1.15));
  }

  private static Row againstPeak(String name, double operations, Runnable call) {
    Sink sink = new Sink();
    Timing time = Timing.compare(call, () -> sink.value = VectorProbe.multiplyAdds(STEPS));
    double ours = operations / time.ours();
    double peak = VectorProbe.operations(STEPS) / time.reference();
    double ratio = ours / peak;
    return new Row(
        name,
        "%.1f GFLOP/s, %.2f ms".formatted(ours, time.ours() / 1e6),
        "%.1f GFLOP/s peak%s".formatted(peak, noise(time)),
        "%.2f".formatted(ratio),
        ">= 0.50",
        Row.Verdict.of(ratio >= 0.5));
  }

  private static Row againstStream(String name, int floats, Runnable call) {
    Sink sink = new Sink();
    float[] weights = VectorProbe.array(floats);
    Timing time = Timing.compare(call, () -> sink.value = VectorProbe.stream(weights, floats));
    return new Row(
        name,
        "%.3f us".formatted(time.ours() / 1e3),
        "%.3f us stream%s".formatted(time.reference() / 1e3, noise(time)),
        "%.2f".formatted(time.ratio()),
        "<= 2.0",
        Row.Verdict.of(time.ratio() <= 2));
  }

  private static String noise(Timing time) {
    return time.isNoisy() ? ", noisy" : "";
  }

  /** Values in (-1, 1), the same in every run. */
  static float[] random(int length) {
    float[] values = new float[length];
    Random random = new Random(length);
    for (int i = 0; i < length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }

  /** Keeps results, so that the JIT keeps what makes them. */
  private static final class Sink {
    volatile float value;
  }
}
