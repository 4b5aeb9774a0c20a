package org.sinter.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sinter.runtime.ElementType;

/**
 * Walks over a data set in batches. The arrays are made once and filled again for each batch, so
 * that walking allocates nothing; in the last batch only the first {@link #count} examples count.
 */
public final class Batches {
  /** A column and the array it is copied to. */
  private record Target(Column column, Object array) {}

  private final Dataset data;
  private final int size;
  private final int[] order;
  private final List<Target> made = new ArrayList<>();
  private final SplitMix random = new SplitMix(0, 0);
  private Target[] targets = {};
  private int next;
  private int count;

  Batches(Dataset data, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("batch size: expected at least 1, was " + size);
    }
    this.data = data;
    this.size = Math.max(1, Math.min(size, data.size()));
    this.order = new int[data.size()];
    inOrder();
  }

  /**
   * The array that every batch of a column is copied to, in the type wanted. Ask before the first
   * batch.
   *
   * @throws IllegalArgumentException if there is no such column or its type does not become this
   */
  public Object array(String column, ElementType type) {
    Target target = new Target(data.known(column), data.array(column, type, size));
    made.add(target);
    targets = made.toArray(Target[]::new);
    return target.array();
  }

  /** Begins again, in the order of the data set. */
  public void inOrder() {
    data.rows(order);
    next = 0;
  }

  /** Begins again, in an order that depends on seed and epoch alone. */
  public void shuffle(long seed, long epoch) {
    inOrder();
    random.reset(seed, epoch);
    random.shuffle(order);
  }

  /** Fills the arrays with the next examples; false if all were seen. */
  public boolean next() {
    count = Math.min(size, order.length - next);
    if (count <= 0) {
      return false;
    }
    for (Target target : targets) {
      for (int i = 0; i < count; i++) {
        target.column().copy(order[next + i], target.array(), i);
      }
    }
    next += count;
    return true;
  }

  /** Number of examples in this batch. */
  public int count() {
    return count;
  }

  /** Number of values of an example that are copied. */
  public long values() {
    return Stream.of(targets).mapToLong(target -> target.column().size()).sum();
  }

  /** Number of batches from begin to end. */
  public int perEpoch() {
    return (order.length + size - 1) / size;
  }
}
