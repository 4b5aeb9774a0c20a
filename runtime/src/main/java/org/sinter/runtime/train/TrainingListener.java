package org.sinter.runtime.train;

/** Is told what happens in training. All methods do nothing unless overridden. */
public interface TrainingListener {
  /** Before the first step. */
  default void begins(int epochs, int stepsPerEpoch) {}

  /**
   * After a step; called often, so it should not allocate.
   *
   * @param epoch from 1 on
   * @param step within the epoch, from 1 on
   * @param loss of its batch
   */
  default void step(int epoch, int step, double loss) {}

  /** After an epoch and its validation. */
  default void epoch(History.Epoch epoch) {}

  /** After the last epoch; not called when training fails. */
  default void ends(History history) {}
}
