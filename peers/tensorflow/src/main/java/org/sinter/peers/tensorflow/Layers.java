package org.sinter.peers.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sinter.benchmarks.contest.Digits;
import org.sinter.benchmarks.contest.Task;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** The layers of a learner; images are height, width, channels. */
final class Layers {
  private static final int CLASSES = 10;
  private static final int SIDE = 28;

  private final Ops tf;
  private final Random random = new Random(1);
  private final List<Variable<TFloat32>> variables = new ArrayList<>();
  private final List<Op> initializers = new ArrayList<>();

  Layers(Ops tf) {
    this.tf = tf;
  }

  /** Trainable. */
  List<Variable<TFloat32>> variables() {
    return List.copyOf(variables);
  }

  /** What gives variables their first values. */
  List<Op> initializers() {
    return List.copyOf(initializers);
  }

  /** Scores of the classes, from pixels. */
  Operand<TFloat32> scores(Task.Learner learner, Operand<TFloat32> pixels) {
    return switch (learner) {
      case MLP -> {
        Operand<TFloat32> h1 = tf.nn.relu(dense(pixels, Digits.PIXELS, 512));
        Operand<TFloat32> h2 = tf.nn.relu(dense(h1, 512, 512));
        yield dense(h2, 512, CLASSES);
      }
      case LENET -> {
        Operand<TFloat32> image = tf.reshape(pixels, tf.constant(new int[] {-1, SIDE, SIDE, 1}));
        Operand<TFloat32> pool1 = pool(tf.nn.relu(conv(image, 5, 1, 16)));
        Operand<TFloat32> pool2 = pool(tf.nn.relu(conv(pool1, 5, 16, 32)));
        Operand<TFloat32> flat = tf.reshape(pool2, tf.constant(new int[] {-1, 4 * 4 * 32}));
        Operand<TFloat32> hidden = tf.nn.relu(dense(flat, 4 * 4 * 32, 128));
        yield dense(hidden, 128, CLASSES);
      }
    };
  }

  private Operand<TFloat32> dense(Operand<TFloat32> x, int in, int out) {
    Operand<TFloat32> product = tf.linalg.matMul(x, xavier(in, out, Shape.of(in, out)));
    return tf.nn.biasAdd(product, zeros(Shape.of(out)));
  }

  private Operand<TFloat32> conv(Operand<TFloat32> x, int kernel, int in, int out) {
    int window = kernel * kernel;
    Operand<TFloat32> filter = xavier(window * in, window * out, Shape.of(kernel, kernel, in, out));
    Operand<TFloat32> sums = tf.nn.conv2d(x, filter, List.of(1L, 1L, 1L, 1L), "VALID");
    return tf.nn.biasAdd(sums, zeros(Shape.of(out)));
  }

  private Operand<TFloat32> pool(Operand<TFloat32> x) {
    int[] two = {1, 2, 2, 1};
    return tf.nn.maxPool(x, tf.constant(two), tf.constant(two), "VALID");
  }

  private Variable<TFloat32> xavier(int fanIn, int fanOut, Shape shape) {
    float[] values = new float[(int) shape.size()];
    double bound = Math.sqrt(6.0 / (fanIn + fanOut));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return variable(shape, tf.constant(TFloat32.tensorOf(shape, DataBuffers.of(values))));
  }

  private Variable<TFloat32> zeros(Shape shape) {
    return variable(shape, filled(shape, 0));
  }

  /** A tensor of one value. */
  Operand<TFloat32> filled(Shape shape, float value) {
    return tf.fill(tf.constant(shape.asArray()), tf.constant(value));
  }

  private Variable<TFloat32> variable(Shape shape, Operand<TFloat32> first) {
    Variable<TFloat32> variable = state(shape, first);
    variables.add(variable);
    return variable;
  }

  /** What is kept between steps without being trained. */
  Variable<TFloat32> state(Shape shape, Operand<TFloat32> first) {
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    initializers.add(tf.assign(variable, first));
    return variable;
  }
}
