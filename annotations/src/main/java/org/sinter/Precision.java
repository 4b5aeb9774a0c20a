package org.sinter;

/** The type that a network computes in. */
public enum Precision {
  /** 32 bits: {@code float[]} arrays, scalar and vector code. */
  FLOAT,
  /** 64 bits: {@code double[]} arrays, scalar code; for numerical work and checks. */
  DOUBLE
}
