package org.sinter.processor.ir;

import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** The result of a node, in static single assignment form. */
public record Value(int id, TensorType type) {

  public Shape shape() {
    return type.shape();
  }

  /** The number tells the values of a graph apart; the type is deep, and maps ask all the time. */
  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
