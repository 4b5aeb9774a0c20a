package org.sinter.runtime.train;

import java.util.List;
import java.util.Optional;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.data.Batches;
import org.sinter.runtime.data.Column;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.support.Feed;
import org.sinter.runtime.support.Instance;
import org.sinter.runtime.support.Programs;

/**
 * Brings the columns of a data set to an entry point, batch by batch; all is checked at the start.
 */
final class Feeder {
  /** So many calls take a method out of the interpreter, and to the JIT's top tier if it loops. */
  private static final int WARM_EXAMPLES = 3_000;

  /** Of large examples fewer are copied: so many values take some ten milliseconds. */
  private static final long WARM_VALUES = 1 << 24;

  private final Programs programs;
  private final int entry;
  private final Batches batches;
  private final Object[] arrays;

  /**
   * Checks names, types, sizes and class labels.
   *
   * @throws IllegalArgumentException for the first mismatch
   */
  Feeder(NetworkInfo info, Programs programs, String entryName, Dataset data, int batchSize) {
    this.programs = programs;
    this.entry = info.entry(entryName);
    EntryInfo entryInfo = info.entries().get(entry);
    check(info, entryInfo, data);
    this.batches = data.batches(batchSize);
    int reads = entryInfo.reads().size();
    this.arrays = new Object[reads + entryInfo.writes().size()];
    for (int i = 0; i < reads; i++) {
      ArrayInfo read = entryInfo.reads().get(i);
      arrays[i] = batches.array(read.name(), read.type());
    }
    for (int i = reads; i < arrays.length; i++) {
      arrays[i] = result(entryInfo.writes().get(i - reads), Math.min(batchSize, data.size()));
    }
  }

  private static Object result(ArrayInfo write, int batchSize) {
    int length = Math.multiplyExact(write.size(), write.batched() ? batchSize : 1);
    return switch (write.type()) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
      case INT32 -> new int[length];
      case UINT8 -> new byte[length];
    };
  }

  private static void check(NetworkInfo info, EntryInfo entry, Dataset data) {
    List<String> names = data.columns().stream().map(Column::name).toList();
    if (data.size() == 0) {
      throw new IllegalArgumentException(info.name() + ": the data set has no examples");
    }
    for (ArrayInfo read : entry.reads()) {
      Optional<Column> column = data.column(read.name());
      if (!read.batched()) {
        throw new IllegalArgumentException(
            "%s: %s is not per example; a data set cannot feed it"
                .formatted(info.name(), read.name()));
      }
      if (column.isEmpty()) {
        throw new IllegalArgumentException(
            "%s: the data set has no column %s; it has %s"
                .formatted(info.name(), read.name(), names));
      }
      check(info, read, column.get(), data);
    }
  }

  private static void check(NetworkInfo info, ArrayInfo read, Column column, Dataset data) {
    String place = info.name() + ": column " + read.name();
    if (column.size() != read.size()) {
      throw new IllegalArgumentException(
          "%s: expected %d values per example for shape %s, was %d"
              .formatted(place, read.size(), read.shape(), column.size()));
    }
    if (!column.converts(read.type())) {
      throw new IllegalArgumentException(
          "%s: expected %s, was %s".formatted(place, read.type(), column.type()));
    }
    if (read.classes() > 0 && column.values() instanceof int[] labels) {
      Feed.checkLabels(place, labels, 0, labels.length, read.classes());
    }
    if (data.size() > Integer.MAX_VALUE / column.size()) {
      throw new IllegalArgumentException(place + ": too many values");
    }
  }

  Batches batches() {
    return batches;
  }

  /** Copies some batches, that the JIT compiles what copies them; training begins anew. */
  void warmUp() {
    long most = Math.min(WARM_EXAMPLES, Math.max(1, WARM_VALUES / batches.values()));
    for (int copied = 0; copied < most && batches.next(); copied += batches.count()) {}
  }

  /** Runs the entry point over the first batch, on parameters that nobody has. */
  void rehearse(Instance instance) {
    batches.inOrder();
    batches.next();
    instance.rehearse(entry, arrays, batches.count());
  }

  /** The array of a read or, after them, a write. */
  Object array(int index) {
    return arrays[index];
  }

  /** Runs the entry point over the current batch. */
  double run() {
    return programs.run(entry, arrays, batches.count());
  }
}
