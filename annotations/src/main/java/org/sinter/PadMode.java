package org.sinter;

/** What padding puts beyond the edges of an axis. */
public enum PadMode {
  /** One value. */
  CONSTANT,
  /** The elements mirrored at the outermost, which is not repeated. */
  REFLECT,
  /** The outermost element. */
  REPLICATE,
  /** The elements from the other end. */
  CIRCULAR
}
