package org.sinter.benchmarks.contest;

import com.sun.management.OperatingSystemMXBean;
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
  /**
   * Processor time of the whole JVM, its collector and compiler too: for what is computed on one
   * thread at a time, but not always the calling one. It may go in steps of 10 ms.
   */
  PROCESS {
    @Override
    long nanos() {
      return SYSTEM.getProcessCpuTime();
    }
  },
  /** Time on the wall. */
  WALL {
    @Override
    long nanos() {
      return System.nanoTime();
    }
  };

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  abstract long nanos();

  /** Bytes that the calling thread has allocated on the heap so far. */
  static long allocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
