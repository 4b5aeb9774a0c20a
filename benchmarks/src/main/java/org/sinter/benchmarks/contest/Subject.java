package org.sinter.benchmarks.contest;

/** A task made ready: what is timed. */
public interface Subject extends AutoCloseable {
  /** Does the task once. */
  void run();

  /**
   * What {@link #run} does beside the task, as copying a kernel's operands to where they lie in a
   * network anyway. It is timed in turns with it and taken off. By default nothing.
   */
  default void overhead() {}

  /**
   * What the last run computed, in the order that the task gives: contestants must agree on it.
   * Empty where it cannot be compared, as after training.
   */
  default float[] result() {
    return new float[0];
  }

  /** What a reader should know beside the time: the layout taken, an accuracy; may be empty. */
  default String note() {
    return "";
  }

  @Override
  default void close() {}
}
