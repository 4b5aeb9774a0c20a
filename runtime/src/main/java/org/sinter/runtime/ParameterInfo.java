package org.sinter.runtime;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One parameter: a slice of the flat array.
 *
 * @param name dotted name as in PyTorch, {@code conv1.weight}
 * @param shape logical shape in PyTorch's order; empty for a scalar
 * @param layout where the values lie inside the slice
 * @param offset index of the slice's first value in the flat array
 * @param physicalSize length of the slice, padding included; a multiple of 64
 * @param init first values
 * @param trainable false for state, which training moves without a gradient: running statistics
 * @param byRows whether a training step has gradients for the rows alone that it looked up
 */
public record ParameterInfo(
    String name,
    List<Integer> shape,
    Layout layout,
    int offset,
    int physicalSize,
    InitInfo init,
    boolean trainable,
    boolean byRows) {
  /** A parameter whose gradient is dense. */
  public ParameterInfo(
      String name,
      List<Integer> shape,
      Layout layout,
      int offset,
      int physicalSize,
      InitInfo init,
      boolean trainable) {
    this(name, shape, layout, offset, physicalSize, init, trainable, false);
  }

  /** A trainable parameter whose gradient is dense. */
  public ParameterInfo(
      String name,
      List<Integer> shape,
      Layout layout,
      int offset,
      int physicalSize,
      InitInfo init) {
    this(name, shape, layout, offset, physicalSize, init, true);
  }

  /** Copies the shape and checks that the slice holds it. */
  public ParameterInfo {
    requireNonNull(name, "name");
    requireNonNull(init, "init");
    shape = List.copyOf(shape);
    if (offset < 0 || physicalSize < layout.size(shape)) {
      throw new IllegalArgumentException(
          "%s: %d values at %d do not hold shape %s".formatted(name, physicalSize, offset, shape));
    }
    if (byRows && (shape.size() != 2 || !layout.equals(Layout.ROW_MAJOR))) {
      throw new IllegalArgumentException(
          "%s: a gradient by rows needs a row-major matrix, was %s in %s"
              .formatted(name, shape, layout));
    }
  }

  /** The same parameter, its gradient in few rows. */
  public ParameterInfo withGradientByRows() {
    return new ParameterInfo(name, shape, layout, offset, physicalSize, init, trainable, true);
  }

  /** Number of logical values. */
  public int size() {
    return Layout.ROW_MAJOR.size(shape);
  }

  /** Whether {@code prefix} is this name or whole leading segments of it. */
  public boolean under(String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }
}
