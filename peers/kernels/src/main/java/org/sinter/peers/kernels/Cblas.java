package org.sinter.peers.kernels;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Products by the C interface of BLAS, which libraries bind alike.
 *
 * @param function of the library
 */
record Cblas(Function function) implements Sgemm {
  // The values that the interface gives to its orders and transpositions.
  private static final int ROW_MAJOR = 101;
  private static final int AS_IT_LIES = 111;
  private static final int TRANSPOSED = 112;

  /** {@code cblas_sgemm}, its arguments in their order. */
  @FunctionalInterface
  interface Function {
    /** {@code C = alpha op(A) op(B) + beta C}. */
    void call(
        int order,
        int transA,
        int transB,
        int m,
        int n,
        int k,
        float alpha,
        FloatPointer a,
        int strideA,
        FloatPointer b,
        int strideB,
        float beta,
        FloatPointer c,
        int strideC);
  }

  @Override
  public Runnable product(Matrix a, Matrix b, FloatPointer c, int m, int n, int k) {
    int transA = a.transposed() ? TRANSPOSED : AS_IT_LIES;
    int transB = b.transposed() ? TRANSPOSED : AS_IT_LIES;
    FloatPointer left = a.values();
    FloatPointer right = b.values();
    int leftStride = a.stride();
    int rightStride = b.stride();
    return () ->
        function.call(
            ROW_MAJOR, transA, transB, m, n, k, 1, left, leftStride, right, rightStride, 0, c, n);
  }
}
