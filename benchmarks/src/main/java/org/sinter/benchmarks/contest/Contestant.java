package org.sinter.benchmarks.contest;

/**
 * Us or another library. Implementations have a public constructor without parameters; {@link
 * Stage} makes one in a JVM of its own.
 */
public interface Contestant {
  /** Name and version of the library, as it tells them itself. */
  String version();

  /**
   * Makes a task ready, its operands filled by {@link Inputs}.
   *
   * @param threads threads that compute, the caller among them
   * @throws UnsupportedOperationException if this contestant cannot do it, with the reason
   */
  Subject prepare(Task task, int threads);
}
