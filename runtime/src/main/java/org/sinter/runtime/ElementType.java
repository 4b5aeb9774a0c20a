package org.sinter.runtime;

/** The type of one value of an array that enters or leaves a network. */
public enum ElementType {
  /** {@code float[]}. */
  FLOAT32(4),
  /** {@code double[]}. */
  FLOAT64(8),
  /** {@code int[]}. */
  INT32(4),
  /** {@code byte[]}, read as unsigned, 0 to 255. */
  UINT8(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one value in bytes. */
  public int bytes() {
    return bytes;
  }

  /** The name of the Java array type, for messages: {@code float[]}. */
  public String javaArray() {
    return switch (this) {
      case FLOAT32 -> "float[]";
      case FLOAT64 -> "double[]";
      case INT32 -> "int[]";
      case UINT8 -> "byte[]";
    };
  }

  /** Whether {@code array} is a Java array of this type. */
  public boolean fits(Object array) {
    return switch (this) {
      case FLOAT32 -> array instanceof float[];
      case FLOAT64 -> array instanceof double[];
      case INT32 -> array instanceof int[];
      case UINT8 -> array instanceof byte[];
    };
  }
}
