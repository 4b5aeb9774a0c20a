package org.sinter.runtime;

/** The type a network computes in. */
public enum Precision {
  /** {@code float[]} workspace and parameters, scalar and vector code. */
  FLOAT,
  /** {@code double[]} workspace and parameters, scalar code: for numerical work and checks. */
  DOUBLE
}
