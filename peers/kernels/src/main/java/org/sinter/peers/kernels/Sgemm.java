package org.sinter.peers.kernels;

import org.bytedeco.javacpp.FloatPointer;

/** A way of a library to multiply row-major matrices. */
interface Sgemm {
  /**
   * Makes a product {@code C = op(A) op(B)} ready.
   *
   * @param m rows of C
   * @param n columns of C
   * @param k terms of each sum
   * @return computes it
   */
  Runnable product(Matrix a, Matrix b, FloatPointer c, int m, int n, int k);

  /**
   * A factor.
   *
   * @param values row-major, as they lie
   * @param stride of its rows, as they lie
   * @param transposed whether it is taken transposed
   */
  record Matrix(FloatPointer values, int stride, boolean transposed) {}
}
