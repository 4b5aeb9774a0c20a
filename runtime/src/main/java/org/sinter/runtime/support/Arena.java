package org.sinter.runtime.support;

import org.sinter.runtime.NetworkInfo;

/**
 * Lengths of large arrays.
 *
 * <p>Under G1 an array of at least half a region begins at the start of a 64-byte line and never
 * moves, so that index {@value NetworkInfo#LEAD_IN} is aligned for every vector width: a vector
 * that lies across two lines is read in twice the time. Arrays that are worth it are therefore made
 * that long, which is about a 4,096th of the largest heap: those above a quarter of a megabyte, and
 * parameters, which forks share, from a few kilobytes on if it takes no more than {@value
 * #SMALL_LIFT} bytes.
 */
public final class Arena {
  private static final long SMALL_BYTES = 256 << 10;
  private static final long SMALL_PARAMETER_BYTES = 8 << 10;
  private static final long SMALL_LIFT = 2 << 20;

  private Arena() {}

  /** Length to allocate where {@code values} of {@code bytes} each are needed. */
  public static int length(long values, int bytes) {
    boolean lift = values * bytes > SMALL_BYTES;
    return Math.toIntExact(lift ? lifted(values, bytes) : values);
  }

  /** Likewise, for parameters or their gradients. */
  public static int parameters(long values, int bytes) {
    boolean lift = values * bytes > SMALL_PARAMETER_BYTES && HalfRegion.BYTES <= SMALL_LIFT;
    return lift ? Math.toIntExact(lifted(values, bytes)) : length(values, bytes);
  }

  private static long lifted(long values, int bytes) {
    return Math.max(values, HalfRegion.BYTES / bytes + 1);
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
