package org.sinter.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sinter.runtime.ElementType;

/**
 * Examples in memory: named columns of equal count. Immutable; parts share the arrays.
 *
 * <pre>{@code
 * Dataset data = Dataset.of().with("image", pixels, 784).with("label", labels);
 * }</pre>
 */
public final class Dataset {
  private final List<Column> columns;
  private final int[] rows;

  private Dataset(List<Column> columns, int[] rows) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  /** A data set without columns. */
  public static Dataset of() {
    return new Dataset(List.of(), new int[0]);
  }

  /** With a column of {@code size} floats per example. */
  public Dataset with(String name, float[] values, int size) {
    return with(new Column(name, ElementType.FLOAT32, size, values));
  }

  /** With a column of {@code size} doubles per example. */
  public Dataset with(String name, double[] values, int size) {
    return with(new Column(name, ElementType.FLOAT64, size, values));
  }

  /** With a column of {@code size} ints per example. */
  public Dataset with(String name, int[] values, int size) {
    return with(new Column(name, ElementType.INT32, size, values));
  }

  /** With a column of one int per example: labels. */
  public Dataset with(String name, int[] values) {
    return with(name, values, 1);
  }

  /** With a column of {@code size} unsigned bytes per example. */
  public Dataset with(String name, byte[] values, int size) {
    return with(new Column(name, ElementType.UINT8, size, values));
  }

  /**
   * With another column.
   *
   * @throws IllegalArgumentException if the name is taken or the number of examples another
   */
  public Dataset with(Column column) {
    if (column(column.name()).isPresent()) {
      throw new IllegalArgumentException("column " + column.name() + " is there already");
    }
    int stored = columns.isEmpty() ? column.examples() : columns.getFirst().examples();
    if (column.examples() != stored) {
      throw new IllegalArgumentException(
          "%s: expected %d examples as in %s, was %d"
              .formatted(column.name(), stored, columns.getFirst().name(), column.examples()));
    }
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return new Dataset(more, columns.isEmpty() ? IntStream.range(0, stored).toArray() : rows);
  }

  /** Number of examples. */
  public int size() {
    return rows.length;
  }

  /** The columns; their arrays may hold more examples than this part. */
  public List<Column> columns() {
    return columns;
  }

  /** The column of this name. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /**
   * Examples {@code from} to {@code to - 1}.
   *
   * @throws IllegalArgumentException if there are not so many
   */
  public Dataset slice(int from, int to) {
    if (from < 0 || from > to || to > size()) {
      throw new IllegalArgumentException(
          "slice: expected a range within 0..%d, was %d..%d".formatted(size(), from, to));
    }
    return new Dataset(columns, Arrays.copyOfRange(rows, from, to));
  }

  /** The first {@code count} examples, or all if there are fewer. */
  public Dataset take(int count) {
    return slice(0, Math.min(count, size()));
  }

  /** The same examples in an order drawn with {@code seed}. */
  public Dataset shuffled(long seed) {
    int[] order = rows.clone();
    new SplitMix(seed, 0).shuffle(order);
    return new Dataset(columns, order);
  }

  /**
   * Two parts drawn with {@code seed}.
   *
   * @param fraction share of the first part, 0 to 1
   */
  public Split split(double fraction, long seed) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction: expected 0 to 1, was " + fraction);
    }
    Dataset mixed = shuffled(seed);
    int cut = (int) Math.round(fraction * size());
    return new Split(mixed.slice(0, cut), mixed.slice(cut, size()));
  }

  /** Two disjoint parts of a data set. */
  public record Split(Dataset first, Dataset second) {}

  /**
   * One example of a column as reals, as {@link Batches} would deliver it.
   *
   * @throws IllegalArgumentException if there is no such column or example
   */
  public float[] floats(String column, int example) {
    Object target = array(column, ElementType.FLOAT32, 1);
    known(column).copy(row(example), target, 0);
    return (float[]) target;
  }

  /** First value of one example of a column of ints or bytes: its label. */
  public int label(String column, int example) {
    Object target = array(column, ElementType.INT32, 1);
    known(column).copy(row(example), target, 0);
    return ((int[]) target)[0];
  }

  /** Batches of up to {@code size} examples, in order until {@link Batches#shuffle} is called. */
  public Batches batches(int size) {
    return new Batches(this, size);
  }

  /** Place of an example in the columns. */
  int row(int example) {
    if (example < 0 || example >= rows.length) {
      throw new IllegalArgumentException(
          "example %d: expected 0..%d".formatted(example, rows.length - 1));
    }
    return rows[example];
  }

  /** Places of all examples in the columns. */
  void rows(int[] all) {
    System.arraycopy(rows, 0, all, 0, rows.length);
  }

  Object array(String column, ElementType type, int examples) {
    Column known = known(column);
    if (!known.converts(type)) {
      throw new IllegalArgumentException(
          "%s: %s does not become %s".formatted(column, known.type(), type));
    }
    return known.array(type, examples);
  }

  Column known(String name) {
    return column(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no column %s; there are %s"
                        .formatted(name, columns.stream().map(Column::name).toList())));
  }
}
