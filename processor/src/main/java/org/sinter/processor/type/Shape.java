package org.sinter.processor.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The extents of a tensor, outermost first; the batch, where there is one, is the first. */
public record Shape(List<Dim> dims) {

  /** A single number. */
  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    dims = List.copyOf(dims);
  }

  /** A shape of literal extents. */
  public static Shape of(int... extents) {
    return new Shape(Arrays.stream(extents).mapToObj(Dim::of).toList());
  }

  /** A batch of examples of literal extents: {@code [N, extents...]}. */
  public static Shape batchOf(int... extents) {
    return of(extents).inserted(0, Dim.BATCH);
  }

  public int rank() {
    return dims.size();
  }

  public Dim dim(int axis) {
    return dims.get(axis);
  }

  /** The literal extent of an axis. */
  public int extent(int axis) {
    Dim dim = dims.get(axis);
    if (!dim.isLiteral()) {
      throw new IllegalStateException("axis " + axis + " of " + this + " is symbolic");
    }
    return dim.literal();
  }

  /** True if the first axis is the batch. */
  public boolean isBatched() {
    return !dims.isEmpty() && !dims.getFirst().isLiteral();
  }

  /** The shape of one example: without the batch axis. */
  public Shape example() {
    return isBatched() ? new Shape(dims.subList(1, rank())) : this;
  }

  /** The product of all literal parts: the element count of one example. */
  public int exampleSize() {
    int size = 1;
    for (Dim dim : dims) {
      size = Math.multiplyExact(size, dim.literal());
    }
    return size;
  }

  /** A copy with one more axis at {@code position}. */
  public Shape inserted(int position, Dim dim) {
    List<Dim> copy = new ArrayList<>(dims);
    copy.add(position, dim);
    return new Shape(copy);
  }

  /** A copy without the given axes. */
  public Shape without(List<Integer> axes) {
    List<Dim> copy = new ArrayList<>();
    for (int i = 0; i < rank(); i++) {
      if (!axes.contains(i)) {
        copy.add(dims.get(i));
      }
    }
    return new Shape(copy);
  }

  /** All extents as numbers. */
  public int[] evaluate(Map<String, Integer> symbols) {
    return dims.stream().mapToInt(d -> d.evaluate(symbols)).toArray();
  }

  @Override
  public String toString() {
    return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
