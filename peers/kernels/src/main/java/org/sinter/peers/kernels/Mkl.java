package org.sinter.peers.kernels;

import static org.bytedeco.mkl.global.mkl_rt.CblasNoTrans;
import static org.bytedeco.mkl.global.mkl_rt.CblasRowMajor;
import static org.bytedeco.mkl.global.mkl_rt.CblasTrans;
import static org.bytedeco.mkl.global.mkl_rt.cblas_sgemm;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.mkl.global.mkl_rt;
import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

/** MKL; the number of threads is set by its environment variable. */
public final class Mkl implements Contestant {
  /** Loads the library. */
  public Mkl() {
    Loader.load(mkl_rt.class);
  }

  @Override
  public String version() {
    return "MKL " + Versions.of("mkl");
  }

  @Override
  public Subject prepare(Task task, int threads) {
    return switch (task) {
      case Task.Gemm gemm -> GemmSubject.of(gemm, Map.of("cblas_sgemm", Mkl::product));
      default -> throw new UnsupportedOperationException("MKL multiplies matrices only");
    };
  }

  private static Runnable product(
      Sgemm.Matrix a, Sgemm.Matrix b, FloatPointer c, int m, int n, int k) {
    int transA = a.transposed() ? CblasTrans : CblasNoTrans;
    int transB = b.transposed() ? CblasTrans : CblasNoTrans;
    FloatPointer left = a.values();
    FloatPointer right = b.values();
    int leftStride = a.stride();
    int rightStride = b.stride();
    return () ->
        cblas_sgemm(
            CblasRowMajor,
            transA,
            transB,
            m,
            n,
            k,
            1,
            left,
            leftStride,
            right,
            rightStride,
            0,
            c,
            n);
  }
}
