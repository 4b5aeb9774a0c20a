package org.sinter.runtime.support;

import org.sinter.runtime.NetworkInfo;

/**
 * Lengths of large arrays.
 *
 * <p>Under G1 an array of at least half a region begins at the start of a 64-byte line and never
 * moves, so that index {@value NetworkInfo#LEAD_IN} is aligned for every vector width: a vector
 * that lies across two lines is read in twice the time. Arrays that are worth it are therefore made
 * that long, which is about a 4,096th of the largest heap: those above a quarter of a megabyte, and
 * where it is two megabytes at most, smaller ones too: parameters, which forks share, from a few
 * kilobytes on, others from some more.
 */
public final class Arena {
  private static final long LARGE_BYTES = 256 << 10;
  private static final long SMALL_BYTES = 32 << 10;
  private static final long SMALL_PARAMETER_BYTES = 8 << 10;
  private static final long SMALL_LIFT = 2 << 20;

  private Arena() {}

  /** Length to allocate where {@code values} of {@code bytes} each are needed. */
  public static int length(long values, int bytes) {
    return length(values, bytes, SMALL_BYTES);
  }

  /** Likewise, for parameters or their gradients. */
  public static int parameters(long values, int bytes) {
    return length(values, bytes, SMALL_PARAMETER_BYTES);
  }

  private static int length(long values, int bytes, long small) {
    long size = values * bytes;
    boolean lift = size > LARGE_BYTES || size > small && HalfRegion.BYTES <= SMALL_LIFT;
    return Math.toIntExact(lift ? Math.max(values, HalfRegion.BYTES / bytes + 1) : values);
  }

  /** Read on first need: the option is asked for through a management bean. */
  private static final class HalfRegion {
    static final long BYTES = bytes();

    private static long bytes() {
      if (!Vm.flag("UseG1GC")) {
        return 0;
      }
      return Vm.option("G1HeapRegionSize").map(size -> Long.parseLong(size) / 2).orElse(0L);
    }
  }
}
