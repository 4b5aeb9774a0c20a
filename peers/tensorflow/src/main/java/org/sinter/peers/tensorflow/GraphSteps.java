package org.sinter.peers.tensorflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sinter.benchmarks.contest.Digits;
import org.sinter.benchmarks.contest.Steps;
import org.sinter.benchmarks.contest.Task;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** Steps as runs of a graph. */
final class GraphSteps implements Steps {
  private static final int CLASSES = 10;
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> pixels;
  private final Placeholder<TFloat32> wanted;
  private final Operand<TFloat32> scores;
  private final Operand<TFloat32> loss;
  private final Op update;

  GraphSteps(Task.Training task, int threads) {
    Ops tf = Ops.create(graph);
    pixels = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, Digits.PIXELS)));
    wanted = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, CLASSES)));
    Layers layers = new Layers(tf);
    scores = layers.scores(task.learner(), pixels);
    loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(scores, wanted).loss(), tf.constant(0));
    List<Variable<TFloat32>> variables = layers.variables();
    Output<?>[] gradients =
        graph.addGradients(
            loss.asOutput(), variables.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
    // Variables are updated in place: not before every gradient has read them.
    Ops after =
        tf.withControlDependencies(
            Arrays.stream(gradients).<Op>map(gradient -> gradient.asOutput()).toList());
    List<Op> updates =
        switch (task.rule()) {
          case SGD -> sgd(after, variables, gradients, task.rule());
          case ADAM -> adam(tf, after, layers, gradients, task.rule());
        };
    update = tf.withControlDependencies(updates).noOp();
    ConfigProto config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .build();
    session = new Session(graph, config);
    Session.Runner first = session.runner();
    layers.initializers().forEach(first::addTarget);
    first.run().close();
  }

  private static List<Op> sgd(
      Ops tf, List<Variable<TFloat32>> variables, Output<?>[] gradients, Task.Rule rule) {
    Operand<TFloat32> rate = tf.constant((float) rule.rate());
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      updates.add(tf.train.applyGradientDescent(variables.get(i), rate, gradient(gradients[i])));
    }
    return updates;
  }

  private static List<Op> adam(
      Ops tf, Ops after, Layers layers, Output<?>[] gradients, Task.Rule rule) {
    Operand<TFloat32> rate = tf.constant((float) rule.rate());
    Operand<TFloat32> beta1 = tf.constant(BETA1);
    Operand<TFloat32> beta2 = tf.constant(BETA2);
    Variable<TFloat32> power1 = layers.state(Shape.scalar(), beta1);
    Variable<TFloat32> power2 = layers.state(Shape.scalar(), beta2);
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      Variable<TFloat32> variable = layers.variables().get(i);
      Shape shape = variable.asOutput().shape();
      updates.add(
          after.train.applyAdam(
              variable,
              layers.state(shape, layers.filled(shape, 0)),
              layers.state(shape, layers.filled(shape, 0)),
              power1,
              power2,
              rate,
              beta1,
              beta2,
              tf.constant(EPSILON),
              gradient(gradients[i])));
    }
    Ops last = tf.withControlDependencies(updates);
    updates.add(last.assign(power1, last.math.mul(power1, beta1)));
    updates.add(last.assign(power2, last.math.mul(power2, beta2)));
    return updates;
  }

  @SuppressWarnings("unchecked") // the gradient of a float is a float
  private static Operand<TFloat32> gradient(Output<?> gradient) {
    return (Operand<TFloat32>) gradient;
  }

  @Override
  public float step(float[] images, int[] labels) {
    float[] oneHot = new float[labels.length * CLASSES];
    for (int i = 0; i < labels.length; i++) {
      oneHot[i * CLASSES + labels[i]] = 1;
    }
    try (TFloat32 x = tensor(images, labels.length, Digits.PIXELS);
        TFloat32 y = tensor(oneHot, labels.length, CLASSES);
        Result result =
            session.runner().feed(pixels, x).feed(wanted, y).addTarget(update).fetch(loss).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public float[] scores(float[] images, int count) {
    float[] values = new float[count * CLASSES];
    try (TFloat32 x = tensor(images, count, Digits.PIXELS);
        Result result = session.runner().feed(pixels, x).fetch(scores).run()) {
      ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values));
    }
    return values;
  }

  private static TFloat32 tensor(float[] values, int rows, int columns) {
    return TFloat32.tensorOf(Shape.of(rows, columns), DataBuffers.of(values));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
