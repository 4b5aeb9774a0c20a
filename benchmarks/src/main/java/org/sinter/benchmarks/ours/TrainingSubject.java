package org.sinter.benchmarks.ours;

import org.sinter.benchmarks.contest.Digits;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;
import org.sinter.benchmarks.net.LeNet;
import org.sinter.benchmarks.net.Mlp512;
import org.sinter.runtime.Networks;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.Optimizer;
import org.sinter.runtime.optim.Sgd;
import org.sinter.runtime.train.Trainer;

/** Passes over digits by the trainer, as a user has it. */
final class TrainingSubject implements Subject {
  private final Trainer trainer;
  private final String note;

  private TrainingSubject(Trainer trainer, String note) {
    this.trainer = trainer;
    this.note = note;
  }

  /** Of a network and a rule; it has learnt from all digits once. */
  static TrainingSubject of(Task.Training task, int threads) {
    Object network =
        Ours.on(
            threads,
            switch (task.learner()) {
              case MLP -> Networks.create(Mlp512.class, 1);
              case LENET -> Networks.create(LeNet.class, 1);
            });
    Optimizer rule =
        switch (task.rule()) {
          case SGD -> Sgd.of(task.rule().rate());
          case ADAM -> Adam.of(task.rule().rate());
        };
    Dataset digits = dataset(Digits.train());
    Trainer whole = trainer(network, rule, digits, threads);
    whole.fit();
    double accuracy = whole.evaluate(dataset(Digits.test())).accuracy().orElseThrow();
    Trainer part = trainer(network, rule, digits.take(Task.Training.EXAMPLES), threads);
    return new TrainingSubject(
        part, "%.1f%% of the test digits after an epoch".formatted(100 * accuracy));
  }

  private static Trainer trainer(Object network, Optimizer rule, Dataset digits, int threads) {
    return Trainer.of(network)
        .data(digits)
        .optimizer(rule)
        .batchSize(Task.Training.BATCH)
        .parallelism(threads);
  }

  private static Dataset dataset(Digits digits) {
    return Dataset.of()
        .with("image", digits.images(), Digits.PIXELS)
        .with("label", digits.labels());
  }

  @Override
  public void run() {
    trainer.fit();
  }

  @Override
  public String note() {
    return note;
  }
}
