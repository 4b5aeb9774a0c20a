package org.sinter.runtime.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The times of a network's kernels, from any number of threads. Recording allocates nothing: times
 * are counted in buckets a 32nd of a power of two wide.
 */
public final class KernelRecorder {
  private static final int PARTS_BITS = 5;
  private static final int PARTS = 1 << PARTS_BITS;
  private static final int BUCKETS = (Long.SIZE - PARTS_BITS) * PARTS;

  private final List<KernelCost> kernels;
  private final AtomicLongArray calls;
  private final AtomicLongArray nanos;
  private final AtomicLongArray fastest;
  private final AtomicLongArray operations;
  private final AtomicLongArray bytes;
  private final AtomicLongArray buckets;

  KernelRecorder(List<KernelCost> kernels) {
    this.kernels = List.copyOf(kernels);
    int size = kernels.size();
    calls = new AtomicLongArray(size);
    nanos = new AtomicLongArray(size);
    fastest = new AtomicLongArray(size);
    operations = new AtomicLongArray(size);
    bytes = new AtomicLongArray(size);
    buckets = new AtomicLongArray(size * BUCKETS);
    clear();
  }

  /** Counts one call of a kernel. */
  public void add(int kernel, long time, int examples) {
    KernelCost cost = kernels.get(kernel);
    calls.getAndIncrement(kernel);
    nanos.getAndAdd(kernel, time);
    long best = fastest.get(kernel);
    while (time < best && !fastest.compareAndSet(kernel, best, time)) {
      best = fastest.get(kernel);
    }
    operations.getAndAdd(kernel, cost.operations().at(examples));
    bytes.getAndAdd(kernel, cost.bytes(examples));
    buckets.getAndIncrement(kernel * BUCKETS + bucket(time));
  }

  /** Forgets all calls. */
  void clear() {
    for (int kernel = 0; kernel < kernels.size(); kernel++) {
      calls.set(kernel, 0);
      nanos.set(kernel, 0);
      fastest.set(kernel, Long.MAX_VALUE);
      operations.set(kernel, 0);
      bytes.set(kernel, 0);
    }
    for (int i = 0; i < buckets.length(); i++) {
      buckets.set(i, 0);
    }
  }

  /** The kernels that were called, in the order of their methods. */
  List<KernelTime> times() {
    List<KernelTime> times = new ArrayList<>();
    for (int kernel = 0; kernel < kernels.size(); kernel++) {
      long count = calls.get(kernel);
      if (count > 0) {
        KernelCost cost = kernels.get(kernel);
        times.add(
            new KernelTime(
                cost.method(),
                cost.what(),
                count,
                nanos.get(kernel),
                Math.max(fastest.get(kernel), median(kernel, count)),
                fastest.get(kernel),
                operations.get(kernel),
                bytes.get(kernel)));
      }
    }
    return times;
  }

  private long median(int kernel, long count) {
    long below = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      below += buckets.get(kernel * BUCKETS + bucket);
      if (2 * below >= count) {
        return middle(bucket);
      }
    }
    return middle(BUCKETS - 1); // calls that were being counted meanwhile
  }

  /** Times below 32 ns have a bucket each, those above 32 buckets a power of two. */
  static int bucket(long time) {
    if (time < PARTS) {
      return (int) Math.max(0, time);
    }
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(time);
    int part = (int) (time >>> (power - PARTS_BITS)) & (PARTS - 1);
    return (power - PARTS_BITS + 1) * PARTS + part;
  }

  /** The time in the middle of a bucket. */
  static long middle(int bucket) {
    if (bucket < PARTS) {
      return bucket;
    }
    int shift = bucket / PARTS - 1;
    long width = 1L << shift;
    return (PARTS + bucket % PARTS) * width + width / 2;
  }
}
