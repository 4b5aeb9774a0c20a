package org.sinter.processor.type;

/**
 * What one element of a tensor is. Inside a graph everything is real; the others live at its edge.
 */
public enum ElementType {
  FLOAT32("f32"),
  FLOAT64("f64"),
  INT32("i32"),
  UINT8("u8"),
  BOOL("bool");

  private final String label;

  ElementType(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
