package org.sinter.runtime.support;

import java.lang.invoke.MethodHandles.Lookup;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

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

  /** How vectors come into use; empty where all code is plain Java. */
  default Optional<Vectors> vectors() {
    return Optional.empty();
  }

  /**
   * How the entry points of a generated class, in all its objects, come to run in vectors.
   *
   * @param twin makes the twin in vectors, whose class is loaded then
   * @param use makes the entry point of a number run the kernels of a twin
   * @param lookup the access of the generated class, for a copy of the twin's class beside it
   */
  record Vectors(Supplier<Twin> twin, ObjIntConsumer<Twin> use, Lookup lookup) {}
}
