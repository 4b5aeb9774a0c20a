package org.sinter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.sinter.benchmarks.contest.Contest;
import org.sinter.benchmarks.contest.Entrant;
import org.sinter.benchmarks.contest.Model;
import org.sinter.benchmarks.contest.Task;

/** The rows that hold whole networks against what Java users run today. */
final class NetworkRows {
  private NetworkRows() {}

  /** All, for a number of threads. */
  static List<Figure> all(int threads) {
    List<Figure> figures = new ArrayList<>();
    for (Model model : Model.values()) {
      figures.add(prediction(model, threads));
    }
    for (Task.Learner learner : Task.Learner.values()) {
      for (Task.Rule rule : Task.Rule.values()) {
        training(figures, learner, rule, threads);
      }
    }
    return figures;
  }

  private static Figure prediction(Model model, int threads) {
    double goal =
        switch (model) {
          case TINY -> 25;
          case DIGITS -> 1.2;
          case MNIST_CNTK -> 2;
          case CIFAR10 -> 1.3;
          case SQUEEZENET -> 1;
        };
    return figure(
        "predict " + model.title(),
        new Task.Prediction(model),
        Contest.ofKernels(),
        () -> List.of(Entrants.onnxRuntime(), Entrants.onnxRuntimePinned()),
        goal,
        threads);
  }

  /** Two rows, because each of the two has a goal of its own. */
  private static void training(
      List<Figure> figures, Task.Learner learner, Task.Rule rule, int threads) {
    boolean mlp = learner == Task.Learner.MLP;
    Task task = new Task.Training(learner, rule);
    String name = "train %s %s ".formatted(learner, rule).toLowerCase(Locale.ROOT);
    Contest contest = Contest.ofTraining();
    figures.add(
        figure(
            name + "TensorFlow",
            task,
            contest,
            () -> List.of(Entrants.tensorFlow()),
            mlp ? 1.25 : 1.3,
            threads));
    figures.add(
        figure(name + "DJL", task, contest, () -> List.of(Entrants.djl()), mlp ? 3 : 2, threads));
  }

  private static Figure figure(
      String name,
      Task task,
      Contest contest,
      Supplier<List<Entrant>> others,
      double goal,
      int threads) {
    String row = Threads.named(name, threads);
    return new Figure(
        row, () -> ContestRow.of(row, task, contest.on(threads), others.get(), 0, goal));
  }
}
