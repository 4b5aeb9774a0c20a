package org.sinter.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sinter.runtime.ElementType;
import org.sinter.runtime.data.Batches;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.train.History;
import org.sinter.runtime.train.ProgressLine;
import org.sinter.samples.Classification.Plan;

/** Training on digits each of which is moved a little, anew every time that it is seen. */
final class ShiftedDigits {
  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;
  private static final double NANOS = 1e9;

  private final Batches batches;
  private final float[] image;
  private final int[] label;
  private final float[] moved;
  private final SplittableRandom random;
  private final int most;

  private ShiftedDigits(Dataset data, int batch, int most, long seed) {
    this.batches = data.batches(batch);
    this.image = (float[]) batches.array("image", ElementType.FLOAT32);
    this.label = (int[]) batches.array("label", ElementType.INT32);
    this.moved = new float[image.length];
    this.random = new SplittableRandom(seed);
    this.most = most;
  }

  /** The network's entry point for training. */
  interface Step {
    /** The loss. */
    float train(float[] image, int[] label);
  }

  /**
   * As {@link Classification#train}, with digits up to {@code most} pixels off in both directions.
   */
  static History train(
      Run run, Object net, Step step, Dataset data, Plan plan, int most, long seed) {
    ShiftedDigits digits = new ShiftedDigits(data, plan.batch(), most, seed);
    NetworkStepper stepper = plan.rule().stepper(net);
    ProgressLine progress = new ProgressLine(run.console(), false);
    progress.begins(plan.epochs(), digits.batches.perEpoch());
    List<History.Epoch> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < plan.epochs(); epoch++) {
      digits.batches.shuffle(seed, epoch);
      epochs.add(digits.epoch(step, stepper, plan, epoch));
      progress.epoch(epochs.getLast());
    }
    History history = new History(epochs);
    progress.ends(history);
    return history;
  }

  private History.Epoch epoch(Step step, NetworkStepper stepper, Plan plan, int epoch) {
    long start = System.nanoTime();
    double sum = 0;
    int seen = 0;
    double planned = batches.perEpoch();
    for (int i = 0; batches.next(); i++) {
      int count = batches.count();
      for (int n = 0; n < count; n++) {
        move(n * PIXELS, shift(), shift());
      }
      boolean whole = count == label.length;
      double loss =
          whole
              ? step.train(moved, label)
              : step.train(Arrays.copyOf(moved, count * PIXELS), Arrays.copyOf(label, count));
      stepper.step(plan.schedule().factor(epoch + i / planned, plan.epochs()));
      sum += loss * count;
      seen += count;
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    return new History.Epoch(epoch + 1, sum / seen, seen / seconds, Optional.empty());
  }

  private int shift() {
    return random.nextInt(-most, most + 1);
  }

  /** Background comes in where the digit goes away. */
  private void move(int at, int down, int right) {
    Arrays.fill(moved, at, at + PIXELS, 0);
    int length = SIDE - Math.abs(right);
    for (int row = Math.max(0, -down); row < Math.min(SIDE, SIDE - down); row++) {
      int from = at + row * SIDE + Math.max(0, -right);
      System.arraycopy(image, from, moved, from + down * SIDE + right, length);
    }
  }
}
