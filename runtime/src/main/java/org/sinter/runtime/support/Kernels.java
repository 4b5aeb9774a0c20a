package org.sinter.runtime.support;

/** Kernels in order, as every thread of a team runs them. */
@FunctionalInterface
public interface Kernels {
  /**
   * Runs one thread's part of each.
   *
   * @param n number of examples
   */
  void run(Instance instance, Share share, int n);
}
