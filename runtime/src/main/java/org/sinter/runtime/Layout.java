package org.sinter.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the values of a parameter lie inside its slice.
 *
 * <p>{@code panel == 0}: row-major. Otherwise logical axis 0 is cut into panels of {@code panel}
 * values, and the physical axes are (axis 0 / panel, the other axes in {@code order}, axis 0 mod
 * panel). A dense weight [out, in] is {@code panels(32, 1)}, a convolution's [out, in, kh, kw]
 * {@code panels(32, 2, 3, 1)}. The rest of the last panel is padding and always 0.
 *
 * @param panel panel length, or 0
 * @param order logical axes 1.. in physical order, outermost first; empty when row-major
 */
public record Layout(int panel, List<Integer> order) {
  /** Plain row-major order. */
  public static final Layout ROW_MAJOR = new Layout(0, List.of());

  /** Copies the order and checks that it names each axis but 0 once. */
  public Layout {
    order = List.copyOf(order);
    if (panel < 0 || (panel == 0 && !order.isEmpty())) {
      throw new IllegalArgumentException("layout: panel " + panel + " with axis order " + order);
    }
    for (int axis = 1; axis <= order.size(); axis++) {
      if (!order.contains(axis)) {
        throw new IllegalArgumentException("layout: axis " + axis + " is missing in " + order);
      }
    }
  }

  /** Panels of {@code panel} along logical axis 0, the other axes in {@code order}. */
  public static Layout panels(int panel, int... order) {
    List<Integer> axes = new ArrayList<>();
    for (int axis : order) {
      axes.add(axis);
    }
    return new Layout(panel, axes);
  }

  /** Number of values a parameter of {@code shape} takes, padding of the last panel included. */
  public int size(List<Integer> shape) {
    long size = 1;
    for (int axis = 0; axis < shape.size(); axis++) {
      int extent = shape.get(axis);
      size = Math.multiplyExact(size, panel > 0 && axis == 0 ? panels(extent) * panel : extent);
    }
    return Math.toIntExact(size);
  }

  /** Physical position, from the start of the slice, of the value at a logical index. */
  public int physical(int[] index, List<Integer> shape) {
    check(shape);
    int[] strides = strides(shape);
    int at = panel > 0 ? index[0] % panel + index[0] / panel * strides[0] : 0;
    for (int axis = panel > 0 ? 1 : 0; axis < index.length; axis++) {
      at += index[axis] * strides[axis];
    }
    return at;
  }

  /** Physical positions of all values in logical row-major order. */
  public int[] positions(List<Integer> shape) {
    check(shape);
    int[] strides = strides(shape);
    int[] index = new int[shape.size()];
    int[] positions = new int[ROW_MAJOR.size(shape)];
    for (int i = 0; i < positions.length; i++) {
      int at = 0;
      for (int axis = 0; axis < index.length; axis++) {
        at += panelled(axis) ? panelOffset(index[0], strides[0]) : index[axis] * strides[axis];
      }
      positions[i] = at;
      increment(index, shape);
    }
    return positions;
  }

  private boolean panelled(int axis) {
    return panel > 0 && axis == 0;
  }

  private int panelOffset(int index, int stride) {
    return index / panel * stride + index % panel;
  }

  private int panels(int extent) {
    return (extent + panel - 1) / panel;
  }

  /** Strides of the logical axes; of axis 0 the stride from panel to panel when there are any. */
  private int[] strides(List<Integer> shape) {
    int[] strides = new int[shape.size()];
    int stride = panel > 0 ? panel : 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      int axis = panel > 0 && i > 0 ? order.get(i - 1) : i;
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return strides;
  }

  private void check(List<Integer> shape) {
    if (panel > 0 && order.size() != shape.size() - 1) {
      throw new IllegalArgumentException(
          "layout: axis order " + order + " does not fit shape " + shape);
    }
  }

  private static void increment(int[] index, List<Integer> shape) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis] < shape.get(axis)) {
        return;
      }
      index[axis] = 0;
    }
  }
}
