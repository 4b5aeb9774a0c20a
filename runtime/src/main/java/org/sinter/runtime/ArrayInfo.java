package org.sinter.runtime;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One array that an entry point reads or writes.
 *
 * @param name the node's name
 * @param type type of one value
 * @param shape shape per example, or the whole shape if not batched
 * @param batched whether the array holds one such shape per example
 * @param classes for class labels the number of classes, values being 0 to classes - 1; else 0
 */
public record ArrayInfo(
    String name, ElementType type, List<Integer> shape, boolean batched, int classes) {
  /** Copies the shape. */
  public ArrayInfo {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    shape = List.copyOf(shape);
  }

  /** Number of values per example, or in all if not batched. */
  public int size() {
    return Layout.ROW_MAJOR.size(shape);
  }
}
