package org.sinter.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sinter.runtime.data.Batches;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.optim.Schedule;
import org.sinter.runtime.support.Instance;

/** One training run, everything checked and made before. */
final class Fit {
  private static final double NANOS = 1e9;

  private final Instance instance;
  private final Feeder feeder;
  private final NetworkStepper stepper;
  private final Schedule schedule;
  private final Optional<Evaluator> evaluator;
  private final TrainingListener[] listeners;

  Fit(
      Instance instance,
      Feeder feeder,
      NetworkStepper stepper,
      Schedule schedule,
      Optional<Evaluator> evaluator,
      TrainingListener[] listeners) {
    this.instance = instance;
    this.feeder = feeder;
    this.stepper = stepper;
    this.schedule = schedule;
    this.evaluator = evaluator;
    this.listeners = listeners;
  }

  History run(int epochs) {
    int stepsPerEpoch = feeder.batches().perEpoch();
    List<History.Epoch> done = new ArrayList<>();
    for (TrainingListener listener : listeners) {
      listener.begins(epochs, stepsPerEpoch);
    }
    for (int number = 1; number <= epochs; number++) {
      // The step counter goes on over several runs, so that each epoch has an order of its own.
      feeder.batches().shuffle(instance.seed(), instance.step());
      History.Epoch epoch = epoch(number, epochs, stepsPerEpoch);
      done.add(epoch);
      for (TrainingListener listener : listeners) {
        listener.epoch(epoch);
      }
    }
    History history = new History(done);
    for (TrainingListener listener : listeners) {
      listener.ends(history);
    }
    return history;
  }

  private History.Epoch epoch(int number, int epochs, int steps) {
    long start = System.nanoTime();
    Batches batches = feeder.batches();
    double sum = 0;
    long examples = 0;
    for (int step = 1; batches.next(); step++) {
      double loss = feeder.run();
      if (!Double.isFinite(loss)) {
        throw new DivergedException(
            "%s: epoch %d, step %d: the loss is %s; try a smaller learning rate"
                .formatted(instance.info().name(), number, step, loss));
      }
      stepper.step(schedule.factor(number - 1 + (step - 1) / (double) steps, epochs));
      sum += loss * batches.count();
      examples += batches.count();
      for (TrainingListener listener : listeners) {
        listener.step(number, step, loss);
      }
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    return new History.Epoch(
        number, sum / examples, examples / seconds, evaluator.map(Evaluator::run));
  }
}
