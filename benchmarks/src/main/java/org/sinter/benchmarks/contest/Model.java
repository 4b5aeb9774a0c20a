package org.sinter.benchmarks.contest;

import java.util.List;

/** A network whose predictions are timed. */
public enum Model {
  /** A perceptron that fits the nearest cache. */
  TINY("tiny-40-64-32-10", List.of(40, 64, 32, 10), false),
  /** A perceptron that reads digits. */
  DIGITS("mlp-784-128-10", List.of(784, 128, 10), true),
  /** Two convolutions: {@code onnx/mnist-cntk} of the test data. */
  MNIST_CNTK("mnist-cntk", List.of(), false),
  /** Four convolutions: {@code onnx/cifar10-cnn}. */
  CIFAR10("cifar10-cnn", List.of(), false),
  /** SqueezeNet 1.1: {@code onnx/squeezenet1.0}. */
  SQUEEZENET("squeezenet1.0", List.of(), true);

  private final String title;
  private final List<Integer> widths;
  private final boolean softmax;

  Model(String title, List<Integer> widths, boolean softmax) {
    this.title = title;
    this.widths = widths;
    this.softmax = softmax;
  }

  /** As rows name it, and for a network that is a file, its folder. */
  public String title() {
    return title;
  }

  /**
   * Widths of a perceptron, the input's first: dense layers, rectified but for the last. Empty for
   * a network that is a file.
   */
  public List<Integer> widths() {
    return widths;
  }

  /** Whether it is a file of the test data: other contestants then have weights of their own. */
  public boolean isFile() {
    return widths.isEmpty();
  }

  /** Whether it ends in probabilities. */
  public boolean softmax() {
    return softmax;
  }

  /**
   * Weights of a perceptron's layer, {@code [out, in]}, of a size that keeps its values moderate.
   */
  public float[] weights(int layer) {
    int in = widths.get(layer);
    float[] weights = Inputs.random(10 + layer, in * widths.get(layer + 1));
    float scale = (float) Math.sqrt(3.0 / in);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= scale;
    }
    return weights;
  }

  /** Biases of a perceptron's layer. */
  public float[] biases(int layer) {
    return Inputs.random(20 + layer, widths.get(layer + 1));
  }
}
