package org.sinter.runtime.support;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Where threads wait until all of them have come: each counts its own steps on, and watches those
 * of the others. Each count has its own lines of the cache. What a thread wrote before it came, the
 * others see after.
 */
final class Meeting {
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  /** Longs in two lines of the cache: these come in pairs. */
  private static final int APART = 16;

  /** Turns of waiting, some tens of microseconds, before others get the core. */
  private static final int PATIENCE = 1_000;

  private final long[] counts;

  /**
   * @param most threads
   */
  Meeting(int most) {
    counts = new long[(most + 1) * APART];
  }

  private static int at(int rank) {
    return (rank + 1) * APART;
  }

  /** Tells the others that a thread has come to a position, later than all before. */
  void arrive(int rank, long position) {
    COUNT.setRelease(counts, at(rank), position);
  }

  /** Arrives, and waits for the others. */
  void await(int rank, int size, long position) {
    arrive(rank, position);
    for (int other = 0; other < size; other++) {
      for (int turn = 0; (long) COUNT.getAcquire(counts, at(other)) < position; turn++) {
        if (turn < PATIENCE) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }
  }
}
