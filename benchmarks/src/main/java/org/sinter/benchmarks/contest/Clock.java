package org.sinter.benchmarks.contest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a sample's nanoseconds are. */
public enum Clock {
  /**
   * Processor time of the calling thread: what others take of the core does not count. Right where
   * all is computed on that thread.
   */
  THREAD {
    @Override
    long nanos() {
      return THREADS.getCurrentThreadCpuTime();
    }
  },
  /** Time on the wall. */
  WALL {
    @Override
    long nanos() {
      return System.nanoTime();
    }
  };

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  abstract long nanos();

  /** Bytes that the calling thread has allocated on the heap so far. */
  static long allocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
