package org.sinter.processor.ir;

import java.util.List;

/** An operator users can name: found by {@code ServiceLoader}, so a new one edits no list. */
public interface OpDefinition {

  /** {@code leaky_relu}; annotations refer to it. */
  String name();

  /**
   * The operator with these attributes.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if one is out of its range
   */
  Op create(Attributes attributes);

  /** Its operands in order, optional ones last; overridden wherever it is not exactly one. */
  default List<Slot> slots() {
    return List.of(Slot.of("x"));
  }

  /** ONNX operators it implements. */
  default List<String> onnx() {
    return List.of();
  }

  /** Shapes, attributes and value ranges away from kinks: the operator's tests. */
  List<Sample> samples();
}
