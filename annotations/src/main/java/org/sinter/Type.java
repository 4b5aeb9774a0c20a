package org.sinter;

/** What a Java array that feeds an {@link Input} holds. Inside the network all numbers are real. */
public enum Type {
  /** {@code float[]}, or {@code double[]} in a network of {@link Precision#DOUBLE}. */
  FLOAT32,
  /** {@code int[]}, exact up to 2^24 in a network of {@link Precision#FLOAT}. */
  INT32,
  /** {@code byte[]}, read without sign: 0 to 255. */
  UINT8
}
