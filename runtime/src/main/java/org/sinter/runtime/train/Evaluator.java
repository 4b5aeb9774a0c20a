package org.sinter.runtime.train;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.support.Instance;

/** Loss and accuracy over a data set, with arrays made once. */
final class Evaluator {
  private final Dataset data;
  private final Feeder loss;
  private final Scores scores;

  Evaluator(Instance instance, Dataset data, int batchSize) {
    this.data = data;
    this.loss = feeder(instance, EntryInfo.EVALUATE, data, batchSize);
    this.scores = Scores.of(instance, data, batchSize);
  }

  private static Feeder feeder(Instance instance, String entry, Dataset data, int batchSize) {
    NetworkInfo info = instance.info();
    if (info.entry(entry) < 0) {
      throw new IllegalArgumentException(info.name() + " has no loss to evaluate");
    }
    return new Feeder(info, instance.programs(), entry, data, batchSize);
  }

  Evaluation run() {
    loss.batches().inOrder();
    double sum = 0;
    while (loss.batches().next()) {
      sum += loss.run() * loss.batches().count();
    }
    return new Evaluation(data.size(), sum / data.size(), scores.accuracy());
  }

  /** Compares class labels with scores. */
  private interface Scores {
    OptionalDouble accuracy();

    static Scores of(Instance instance, Dataset data, int batchSize) {
      NetworkInfo info = instance.info();
      int number = info.entry(EntryInfo.SCORES);
      List<ArrayInfo> reads = info.entries().get(info.entry(EntryInfo.EVALUATE)).reads();
      OptionalInt at =
          IntStream.range(0, reads.size()).filter(i -> reads.get(i).classes() > 0).findFirst();
      if (number < 0 || at.isEmpty()) {
        return OptionalDouble::empty;
      }
      ArrayInfo label = reads.get(at.getAsInt());
      ArrayInfo score = info.entries().get(number).writes().getFirst();
      if (score.size() != label.size() * label.classes()) {
        return OptionalDouble::empty; // not one score for each class
      }
      return new Highest(instance, data, batchSize, label);
    }
  }

  /** Counts labels whose class has the highest score; of equal ones the first counts. */
  private static final class Highest implements Scores {
    private final Feeder feeder;
    private final int[] labels;
    private final Object scores;
    private final ArrayInfo label;

    Highest(Instance instance, Dataset data, int batchSize, ArrayInfo label) {
      this.feeder = feeder(instance, EntryInfo.SCORES, data, batchSize);
      this.label = label;
      this.labels = (int[]) feeder.batches().array(label.name(), label.type());
      EntryInfo entry = instance.info().entries().get(instance.info().entry(EntryInfo.SCORES));
      this.scores = feeder.array(entry.reads().size());
    }

    @Override
    public OptionalDouble accuracy() {
      feeder.batches().inOrder();
      long right = 0;
      long all = 0;
      while (feeder.batches().next()) {
        feeder.run();
        int count = feeder.batches().count() * label.size();
        for (int i = 0; i < count; i++) {
          right += highest(i * label.classes()) == labels[i] ? 1 : 0;
        }
        all += count;
      }
      return OptionalDouble.of((double) right / all);
    }

    private int highest(int from) {
      int best = 0;
      for (int c = 1; c < label.classes(); c++) {
        if (score(from + c) > score(from + best)) {
          best = c;
        }
      }
      return best;
    }

    private double score(int index) {
      return scores instanceof float[] floats ? floats[index] : ((double[]) scores)[index];
    }
  }
}
