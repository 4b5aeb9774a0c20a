package org.sinter.runtime.support;

import org.sinter.runtime.NetworkInfo;

/**
 * Lengths of large arrays.
 *
 * <p>Under G1 an array of at least half a region begins at the start of a 64-byte line and never
 * moves, so that index {@value NetworkInfo#LEAD_IN} is aligned for every vector width. Arrays above
 * a quarter of a megabyte are therefore made that long.
 */
final class Arena {
  private static final long SMALL_BYTES = 256 << 10;
  private static final long LARGEST_HALF_REGION = 4L << 20;

  private Arena() {}

  /** Length to allocate where {@code values} of {@code bytes} each are needed. */
  static int length(long values, int bytes) {
    long half = HalfRegion.BYTES;
    boolean lift = values * bytes > SMALL_BYTES && half <= LARGEST_HALF_REGION;
    return Math.toIntExact(lift ? Math.max(values, half / bytes + 1) : values);
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
