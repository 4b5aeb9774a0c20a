package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Index;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Shape;

/**
 * Where a value's elements lie.
 *
 * @param whole the shape of what the buffer holds, of which the value may be a part
 * @param start of the part
 */
public record Placement(Buffer buffer, Shape shape, Layout layout, Shape whole, int start) {

  /** Of a value that has its buffer to itself. */
  public Placement(Buffer buffer, Shape shape, Layout layout) {
    this(buffer, shape, layout, shape, 0);
  }

  /** The part of this shape that begins at a place of an axis. */
  public Placement part(Shape shape, int axis, int at) {
    return new Placement(buffer, shape, layout, whole, start + at * stride(axis));
  }

  /** True if others lie beside the value. */
  public boolean isPart() {
    return !shape.equals(whole);
  }

  /** From one example to the next: whole panels, and off the multiples of 1 KiB. */
  public static int exampleStride(Shape shape) {
    int size = shape.exampleSize();
    if (size == 1) {
      return 1;
    }
    int panel = Layout.panelWidth(size);
    int padded = Math.multiplyExact(Math.ceilDiv(size, panel), panel);
    return padded % 256 == 0 ? padded + 16 : padded;
  }

  /** What the arena must hold for all that is in the buffer. */
  public int footprint() {
    return footprint(whole, layout);
  }

  /** What the arena must hold for it: elements per example if batched, else in all. */
  public static int footprint(Shape shape, Layout layout) {
    if (shape.isBatched()) {
      return Math.max(16, exampleStride(shape));
    }
    return Math.multiplyExact(Math.ceilDiv(layout.size(shape), 32), 32);
  }

  /** The stride of an axis; for axis 0 of a panel layout the one within a panel. */
  public int stride(int axis) {
    if (shape.isBatched() && axis == 0) {
      return exampleStride(whole);
    }
    return layout.strides(whole).get(axis);
  }

  /** The element at an index; an index of a panelled axis 0 is whole panels and a lane. */
  public Index address(List<Index> index) {
    Index address = Index.of(start);
    for (int axis = 0; axis < index.size(); axis++) {
      boolean panelled = axis == 0 && !layout.isRowMajor();
      address =
          address.plus(panelled ? panelAddress(index.get(0)) : index.get(axis).times(stride(axis)));
    }
    return address;
  }

  private Index panelAddress(Index index) {
    int width = layout.panel();
    Index address = Index.of(index.offset() / width * layout.panelStride(shape));
    address = address.plus(index.offset() % width);
    for (Index.Term term : index.terms()) {
      boolean panels = term.stride() % width == 0;
      int stride = panels ? term.stride() / width * layout.panelStride(shape) : term.stride();
      address = address.plus(Index.of(term.var(), stride));
    }
    return address;
  }
}
