package org.sinter.runtime;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One entry point of a network.
 *
 * @param name method name, or {@code <train>}, {@code <evaluate>}, {@code <scores>} for those that
 *     the compiler adds
 * @param kind what it does
 * @param synthetic whether the compiler added it
 * @param reads arrays read, in order
 * @param writes arrays written, in order
 * @param update names of the parameters whose gradients a TRAIN entry writes
 */
public record EntryInfo(
    String name,
    Kind kind,
    boolean synthetic,
    List<ArrayInfo> reads,
    List<ArrayInfo> writes,
    List<String> update) {
  /** What an entry point does. */
  public enum Kind {
    /** Writes values of nodes. */
    PREDICT,
    /** Returns a loss. */
    EVALUATE,
    /** Returns a loss and writes gradients. */
    TRAIN,
    /** Writes the gradient of a node by others. */
    GRADIENT
  }

  /** Name of the training entry point that the compiler adds. */
  public static final String TRAIN = "<train>";

  /** Name of the added entry point that returns the loss. */
  public static final String EVALUATE = "<evaluate>";

  /** Name of the added entry point that writes what the loss reads: logits or prediction. */
  public static final String SCORES = "<scores>";

  /** Copies the lists. */
  public EntryInfo {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    update = List.copyOf(update);
  }
}
