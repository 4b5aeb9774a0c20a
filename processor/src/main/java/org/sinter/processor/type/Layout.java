package org.sinter.processor.type;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of a tensor's elements in memory. Either row-major, or in panels: axis 0 is cut into
 * pieces of {@code panel}, stored as {@code [axis 0 / panel][the other axes in order][axis 0 %
 * panel]}, zero-padded to whole panels. A panel is what a register tile reads as contiguous
 * vectors.
 *
 * @param panel 0 for row-major
 * @param order of the axes between, outermost first; empty for row-major
 */
public record Layout(int panel, List<Integer> order) {

  public static final Layout ROW_MAJOR = new Layout(0, List.of());

  public Layout {
    order = List.copyOf(order);
  }

  /** Panels as wide as {@code columns} needs: 16 or 32 whatever the SIMD width. */
  public static Layout panels(int columns, List<Integer> order) {
    return new Layout(panelWidth(columns), order);
  }

  /** The panel's width for so many columns: half a panel suffices for few. */
  public static int panelWidth(int columns) {
    return columns <= 16 ? 16 : 32;
  }

  public boolean isRowMajor() {
    return panel == 0;
  }

  /** The number of elements in memory, padding included. */
  public int size(Shape shape) {
    if (isRowMajor()) {
      return shape.exampleSize();
    }
    int panels = Math.ceilDiv(shape.extent(0), panel);
    return Math.multiplyExact(panels, panelStride(shape));
  }

  /** From one panel to the next. */
  public int panelStride(Shape shape) {
    int stride = panel;
    for (int axis : order) {
      stride = Math.multiplyExact(stride, shape.extent(axis));
    }
    return stride;
  }

  /** The stride of each axis; of axis 0, in panels, within a panel. */
  public List<Integer> strides(Shape shape) {
    Integer[] strides = new Integer[shape.rank()];
    int stride = 1;
    if (!isRowMajor()) {
      strides[0] = 1;
      stride = panel;
    }
    List<Integer> axes = new ArrayList<>(isRowMajor() ? allAxes(shape) : order);
    for (int axis : axes.reversed()) {
      strides[axis] = stride;
      stride = Math.multiplyExact(stride, shape.dim(axis).literal());
    }
    return List.of(strides);
  }

  private static List<Integer> allAxes(Shape shape) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      axes.add(axis);
    }
    return axes;
  }

  @Override
  public String toString() {
    return isRowMajor() ? "row-major" : "panels of " + panel + " " + order;
  }
}
