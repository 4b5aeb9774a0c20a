package org.sinter.benchmarks.contest;

import java.util.Arrays;

/**
 * Passes of {@link Task.Training} by another library: digits in their order, each step's copied out
 * of the whole.
 */
public final class Pass implements Subject {
  private static final int CLASSES = 10;
  private static final int BATCH = Task.Training.BATCH;

  private final Steps steps;
  private final Digits digits;
  private final float[] images = new float[BATCH * Digits.PIXELS];
  private final int[] labels = new int[BATCH];
  private final String note;

  private Pass(Steps steps) {
    this.steps = steps;
    this.digits = Digits.train();
    learn(digits.size());
    this.note = "%.1f%% of the test digits after an epoch".formatted(100 * accuracy(Digits.test()));
  }

  /** Learns from all digits once, notes the accuracy, and is ready. */
  public static Subject of(Steps steps) {
    return new Pass(steps);
  }

  @Override
  public void run() {
    learn(Task.Training.EXAMPLES);
  }

  private void learn(int count) {
    for (int from = 0; from + BATCH <= count; from += BATCH) {
      System.arraycopy(digits.images(), from * Digits.PIXELS, images, 0, images.length);
      System.arraycopy(digits.labels(), from, labels, 0, BATCH);
      float loss = steps.step(images, labels);
      if (!Float.isFinite(loss)) {
        throw new IllegalStateException("the loss is " + loss);
      }
    }
  }

  private double accuracy(Digits test) {
    int right = 0;
    int group = 1_000;
    for (int from = 0; from < test.size(); from += group) {
      int count = Math.min(group, test.size() - from);
      int first = from * Digits.PIXELS;
      float[] part = Arrays.copyOfRange(test.images(), first, first + count * Digits.PIXELS);
      float[] scores = steps.scores(part, count);
      for (int i = 0; i < count; i++) {
        right += best(scores, i * CLASSES) == test.labels()[from + i] ? 1 : 0;
      }
    }
    return (double) right / test.size();
  }

  private static int best(float[] scores, int at) {
    int best = 0;
    for (int i = 1; i < CLASSES; i++) {
      if (scores[at + i] > scores[at + best]) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public String note() {
    return note;
  }

  @Override
  public void close() {
    steps.close();
  }
}
