package org.sinter.processor.ops;

/** Sizes that may be left to the input. */
final class Sizes {
  /** {@code org.sinter.Size.KEEP}. */
  static final int KEEP = Integer.MIN_VALUE;

  private Sizes() {}

  static int positive(String op, String attribute, int size) {
    return size == KEEP ? KEEP : Ranges.positive(op, attribute, size);
  }

  /** The size, or that of the input. */
  static int or(int size, int input) {
    return size == KEEP ? input : size;
  }

  static String text(int size) {
    return size == KEEP ? "KEEP" : String.valueOf(size);
  }
}
