package org.sinter;

/** How an element between others is made of them. */
public enum Interpolation {
  /** The element at {@code floor(i * in / out)}. */
  NEAREST,
  /** A line between the two neighbours. */
  LINEAR,
  /** Keys' cubic (1981) through four neighbours, a = -0.75. */
  CUBIC
}
