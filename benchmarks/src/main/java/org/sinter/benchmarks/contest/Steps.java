package org.sinter.benchmarks.contest;

/** A network that learns digits step by step, by another library. */
public interface Steps extends AutoCloseable {
  /**
   * Forward, backward and update.
   *
   * @param images pixels, one digit after the other
   * @param labels of each
   * @return the mean loss, which a user watches
   */
  float step(float[] images, int[] labels);

  /** The scores of each class for each digit. */
  float[] scores(float[] images, int count);

  @Override
  void close();
}
