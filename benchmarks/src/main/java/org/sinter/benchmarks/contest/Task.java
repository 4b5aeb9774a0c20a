package org.sinter.benchmarks.contest;

import java.util.Arrays;
import java.util.List;

/** What a contestant is to do, again and again. */
public sealed interface Task {

  /** As one line that {@link #parse} reads. */
  String text();

  /** The task of a line. */
  static Task parse(String text) {
    List<String> words = List.of(text.split(" "));
    return switch (words.getFirst()) {
      case "gemm" -> Gemm.of(words);
      case "conv" -> Conv.of(words);
      case "prediction" -> new Prediction(Model.valueOf(words.get(1)));
      case "training" -> new Training(Learner.valueOf(words.get(1)), Rule.valueOf(words.get(2)));
      default ->
          throw new IllegalArgumentException(
              "expected gemm, conv, prediction or training: " + text);
    };
  }

  private static int[] numbers(List<String> words, int count) {
    if (words.size() != count + 2) {
      throw new IllegalArgumentException(
          "expected %d numbers and a direction: %s".formatted(count, String.join(" ", words)));
    }
    return words.subList(1, count + 1).stream().mapToInt(Integer::parseInt).toArray();
  }

  private static String text(String kind, Direction direction, int... numbers) {
    String middle = String.join(" ", Arrays.stream(numbers).mapToObj(Integer::toString).toList());
    return kind + " " + middle + " " + direction;
  }

  /**
   * A product of matrices as a dense layer without bias has it: {@code Y = X W'} with X {@code
   * [batch, in]}, W {@code [out, in]}, Y {@code [batch, out]}, and its gradients {@code dX = dY W},
   * {@code dW = dY' X}.
   *
   * @param batch rows of X
   * @param in columns of X
   * @param out columns of Y
   * @param direction which of the three
   */
  record Gemm(int batch, int in, int out, Direction direction) implements Task {
    private static Gemm of(List<String> words) {
      int[] n = numbers(words, 3);
      return new Gemm(n[0], n[1], n[2], Direction.valueOf(words.getLast()));
    }

    @Override
    public String text() {
      return Task.text("gemm", direction, batch, in, out);
    }

    /** Floating-point operations. */
    public double operations() {
      return 2.0 * batch * in * out;
    }
  }

  /**
   * A convolution of images without bias, and its gradients. Images are {@code [batch, height,
   * width, channels]}, weights {@code [out, in / groups, kernel, kernel]}; a contestant may keep
   * them in an order of its own.
   *
   * @param batch number of images
   * @param height rows of an image
   * @param width columns of an image
   * @param in channels of an image
   * @param out channels of the result
   * @param kernel rows and columns of the window
   * @param stride step of the window
   * @param padding zeros on each side
   * @param groups groups of channels
   * @param direction which of the three
   */
  record Conv(
      int batch,
      int height,
      int width,
      int in,
      int out,
      int kernel,
      int stride,
      int padding,
      int groups,
      Direction direction)
      implements Task {
    private static Conv of(List<String> words) {
      int[] n = numbers(words, 9);
      Direction direction = Direction.valueOf(words.getLast());
      return new Conv(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], direction);
    }

    @Override
    public String text() {
      return Task.text(
          "conv", direction, batch, height, width, in, out, kernel, stride, padding, groups);
    }

    /** Rows of the result. */
    public int outHeight() {
      return (height + 2 * padding - kernel) / stride + 1;
    }

    /** Columns of the result. */
    public int outWidth() {
      return (width + 2 * padding - kernel) / stride + 1;
    }

    /** Number of values of the images. */
    public int inputSize() {
      return batch * height * width * in;
    }

    /** Number of values of the result. */
    public int outputSize() {
      return batch * outHeight() * outWidth() * out;
    }

    /** Number of weights. */
    public int weightSize() {
      return out * (in / groups) * kernel * kernel;
    }

    /** Floating-point operations, those with padding counted. */
    public double operations() {
      return 2.0 * outputSize() * (in / groups) * kernel * kernel;
    }
  }

  /**
   * The prediction of one example, from an array to an array.
   *
   * @param model of which network
   */
  record Prediction(Model model) implements Task {
    @Override
    public String text() {
      return "prediction " + model;
    }
  }

  /**
   * A pass over {@link #EXAMPLES} digits of MNIST in steps of {@link #BATCH}, forward, backward and
   * update, pixels in [0, 1].
   *
   * @param learner the network
   * @param rule of its updates
   */
  record Training(Learner learner, Rule rule) implements Task {
    /** Digits of a pass. */
    public static final int EXAMPLES = 6_400;

    /** Digits of a step. */
    public static final int BATCH = 64;

    @Override
    public String text() {
      return "training " + learner + " " + rule;
    }
  }

  /** A network that learns to read digits, by softmax and cross entropy. */
  enum Learner {
    /** Dense layers 784-512-512-10, rectified. */
    MLP,
    /**
     * Convolution 5x5 to 16 channels, maximum of 2x2, convolution 5x5 to 32, maximum of 2x2, dense
     * to 128, to 10; no padding, rectified.
     */
    LENET
  }

  /** How parameters move. */
  enum Rule {
    /** By the gradient times {@link #rate}. */
    SGD(0.1),
    /** Kingma and Ba 2015. */
    ADAM(1e-3);

    private final double rate;

    Rule(double rate) {
      this.rate = rate;
    }

    /** The learning rate. */
    public double rate() {
      return rate;
    }
  }
}
