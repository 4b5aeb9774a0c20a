package org.sinter.peers.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.sinter.benchmarks.contest.Digits;
import org.sinter.benchmarks.contest.Steps;
import org.sinter.benchmarks.contest.Task;

/** Steps of DJL's trainer. */
final class TrainerSteps implements Steps {
  private static final int CLASSES = 10;

  private final Model model;
  private final Trainer trainer;
  private final Task.Learner learner;

  TrainerSteps(Task.Training task) {
    learner = task.learner();
    model = Model.newInstance("learner", "PyTorch");
    model.setBlock(block(learner));
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optInitializer(new XavierInitializer(), Parameter.Type.WEIGHT)
                .optOptimizer(optimizer(task.rule())));
    trainer.initialize(shape(Task.Training.BATCH));
  }

  private static Block block(Task.Learner learner) {
    return switch (learner) {
      case MLP ->
          new SequentialBlock()
              .add(linear(512))
              .add(Activation.reluBlock())
              .add(linear(512))
              .add(Activation.reluBlock())
              .add(linear(CLASSES));
      case LENET ->
          new SequentialBlock()
              .add(conv(16))
              .add(Activation.reluBlock())
              .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
              .add(conv(32))
              .add(Activation.reluBlock())
              .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
              .add(Blocks.batchFlattenBlock())
              .add(linear(128))
              .add(Activation.reluBlock())
              .add(linear(CLASSES));
    };
  }

  private static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  private static Block conv(int filters) {
    return Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters(filters).build();
  }

  private static Optimizer optimizer(Task.Rule rule) {
    Tracker rate = Tracker.fixed((float) rule.rate());
    return switch (rule) {
      case SGD -> Optimizer.sgd().setLearningRateTracker(rate).build();
      case ADAM -> Optimizer.adam().optLearningRateTracker(rate).build();
    };
  }

  private Shape shape(int count) {
    return switch (learner) {
      case MLP -> new Shape(count, Digits.PIXELS);
      case LENET -> new Shape(count, 1, 28, 28);
    };
  }

  @Override
  public float step(float[] images, int[] labels) {
    try (NDManager memory = trainer.getManager().newSubManager()) {
      NDArray x = memory.create(images, shape(labels.length));
      NDArray y = memory.create(labels);
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList scores = trainer.forward(new NDList(x));
        scores.attach(memory);
        loss = trainer.getLoss().evaluate(new NDList(y), scores);
        loss.attach(memory);
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  @Override
  public float[] scores(float[] images, int count) {
    try (NDManager memory = trainer.getManager().newSubManager()) {
      NDList scores = trainer.evaluate(new NDList(memory.create(images, shape(count))));
      scores.attach(memory);
      return scores.singletonOrThrow().toFloatArray();
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
