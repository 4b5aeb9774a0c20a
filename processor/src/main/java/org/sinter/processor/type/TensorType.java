package org.sinter.processor.type;

/** Element type and shape of a tensor. */
public record TensorType(ElementType element, Shape shape) {

  /** The same elements in another shape. */
  public TensorType withShape(Shape other) {
    return new TensorType(element, other);
  }

  @Override
  public String toString() {
    return element + shape.toString();
  }
}
