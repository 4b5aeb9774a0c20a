package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Shape;

/**
 * A window that slides over the spatial axes of a sequence, an image or a volume, whose last axis
 * is channels: for each spatial axis its extent, the steps from one position to the next, and the
 * steps between its elements.
 */
public record Window(List<Integer> kernel, List<Integer> stride, List<Integer> dilation) {

  public Window {
    kernel = List.copyOf(kernel);
    stride = List.copyOf(stride);
    dilation = List.copyOf(dilation);
  }

  /** The number of spatial axes. */
  int rank() {
    return kernel.size();
  }

  /** The first spatial axis of a shape. */
  int first(Shape shape) {
    return shape.rank() - 1 - rank();
  }

  /** From the first element to the last, both included. */
  int reach(int i) {
    return Math.multiplyExact(dilation.get(i), kernel.get(i) - 1) + 1;
  }

  /** How many positions there are along an extent. */
  int positions(int i, int extent) {
    return Math.floorDiv(extent - reach(i), stride.get(i)) + 1;
  }

  /** The extents of the places in it, as axes of a contraction. */
  List<Dim> places() {
    return kernel.stream().map(Dim::of).toList();
  }

  /** The number of elements, channels apart. */
  int area() {
    return kernel.stream().reduce(1, Math::multiplyExact);
  }

  /** True if every element of what it slides over lies in one window at most. */
  boolean isDisjoint() {
    return IntStream.range(0, rank()).allMatch(i -> stride.get(i) >= reach(i));
  }

  /** The shape of one value for each position and channel. */
  Shape over(Shape shape, int channels) {
    List<Dim> dims = new ArrayList<>(shape.dims().subList(0, first(shape)));
    for (int i = 0; i < rank(); i++) {
      dims.add(Dim.of(positions(i, shape.extent(first(shape) + i))));
    }
    dims.add(Dim.of(channels));
    return new Shape(dims);
  }

  /** Where spatial axis i is read at a position and a place in the window, both axes of others. */
  Affine at(int i, int position, int place) {
    return kernel.get(i) == 1
        ? Affine.of(position, stride.get(i), 0)
        : Affine.sum(position, stride.get(i), place, dilation.get(i), 0);
  }

  @Override
  public String toString() {
    return text(Collections.nCopies(rank(), 1));
  }

  /** As pools show it, which lie side by side unless said otherwise. */
  String ofPool() {
    return text(kernel);
  }

  private String text(List<Integer> usualStride) {
    String text = joined(kernel);
    text += stride.equals(usualStride) ? "" : " stride " + joined(stride);
    return text + (dilation.stream().allMatch(d -> d == 1) ? "" : " dilation " + joined(dilation));
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
