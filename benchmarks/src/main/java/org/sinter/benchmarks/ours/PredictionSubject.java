package org.sinter.benchmarks.ours;

import java.util.List;
import java.util.stream.Collectors;
import org.sinter.benchmarks.contest.Inputs;
import org.sinter.benchmarks.contest.Model;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.net.CifarCnn;
import org.sinter.benchmarks.net.Mlp128;
import org.sinter.benchmarks.net.MnistCntk;
import org.sinter.benchmarks.net.SqueezeNet;
import org.sinter.benchmarks.net.Tiny;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;

/** The prediction of one example through a network's own method. */
final class PredictionSubject implements Subject {
  private final Runnable call;
  private final float[] result;
  private final Model model;

  private PredictionSubject(Model model, Runnable call, float[] result) {
    this.model = model;
    this.call = call;
    this.result = result;
  }

  /** Of a network. */
  static PredictionSubject of(Model model, int threads) {
    return switch (model) {
      case TINY -> {
        Tiny net = Ours.on(threads, Networks.create(Tiny.class, 1));
        fill(model, Networks.of(net).parameters(), List.of("h1", "h2", "y"));
        yield of(model, 40, 10, net::read);
      }
      case DIGITS -> {
        Mlp128 net = Ours.on(threads, Networks.create(Mlp128.class, 1));
        fill(model, Networks.of(net).parameters(), List.of("hidden", "logits"));
        yield of(model, 784, 10, net::read);
      }
      case MNIST_CNTK -> {
        MnistCntk net = Ours.on(threads, Networks.create(MnistCntk.class, 1));
        yield of(model, 28 * 28, 10, net::read);
      }
      case CIFAR10 -> {
        CifarCnn net = Ours.on(threads, Networks.create(CifarCnn.class, 1));
        yield of(model, 32 * 32 * 3, 10, net::read);
      }
      case SQUEEZENET -> {
        SqueezeNet net = Ours.on(threads, Networks.create(SqueezeNet.class, 1));
        yield of(model, 224 * 224 * 3, 1000, net::read);
      }
    };
  }

  /** A network's method. */
  private interface Reader {
    void read(float[] x, float[] y);
  }

  private static PredictionSubject of(Model model, int inputs, int outputs, Reader reader) {
    float[] x = Inputs.x(inputs);
    float[] y = new float[outputs];
    return new PredictionSubject(model, () -> reader.read(x, y), y);
  }

  private static void fill(Model model, Parameters parameters, List<String> layers) {
    for (int i = 0; i < layers.size(); i++) {
      parameters.set(layers.get(i) + ".weight", model.weights(i));
      parameters.set(layers.get(i) + ".bias", model.biases(i));
    }
  }

  @Override
  public void run() {
    call.run();
  }

  /** Those of a network that is a file have other weights there. */
  @Override
  public float[] result() {
    return model.isFile() ? new float[0] : result;
  }

  @Override
  public String note() {
    return model.isFile()
        ? "random weights"
        : model.widths().stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
