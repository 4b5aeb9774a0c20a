package org.sinter.processor.ir;

import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The result of a node, in static single assignment form. */
public record Value(int id, TensorType type) {

  public Shape shape() {
    return type.shape();
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
