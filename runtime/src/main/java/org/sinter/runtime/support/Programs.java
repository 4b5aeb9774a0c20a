package org.sinter.runtime.support;

import java.util.List;

/** The programs of one network object, implemented by a class nested in the generated one. */
public interface Programs {
  /**
   * Runs an entry point. It reserves the workspace, and enters and leaves the instance, itself.
   *
   * @param entry its number in {@code info().entries()}
   * @param arrays the reads, then the writes, in the entry's order: {@code float[]}, {@code
   *     double[]}, {@code int[]} or {@code byte[]}, each with at least {@code batch} examples
   * @param batch number of examples
   * @return the loss for TRAIN and EVALUATE, else 0
   */
  double run(int entry, Object[] arrays, int batch);

  /** Short calls of all methods that hold vectors; none where all code is scalar. */
  default List<WarmUp.Call> calls() {
    return List.of();
  }
}
