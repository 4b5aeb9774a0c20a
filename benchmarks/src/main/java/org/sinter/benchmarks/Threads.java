package org.sinter.benchmarks;

/** How rows that are measured with several numbers of threads are told apart. */
final class Threads {
  private Threads() {}

  /** The name of a row: one thread goes without saying. */
  static String named(String name, int threads) {
    return threads == 1 ? name : name + ", " + threads + " threads";
  }
}
