package org.sinter.runtime.train;

import java.util.List;
import java.util.Optional;

/**
 * What happened in training.
 *
 * @param epochs in order
 */
public record History(List<Epoch> epochs) {
  /** Copies the list. */
  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * One pass over the data.
   *
   * @param number from 1 on
   * @param loss mean training loss over the examples, as met during the epoch
   * @param examplesPerSecond training speed, validation not counted
   * @param validation what the network was worth after the epoch, if validation data were given
   */
  public record Epoch(
      int number, double loss, double examplesPerSecond, Optional<Evaluation> validation) {}

  /** The last epoch. */
  public Epoch last() {
    return epochs.getLast();
  }
}
