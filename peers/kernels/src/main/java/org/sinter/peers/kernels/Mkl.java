package org.sinter.peers.kernels;

import java.util.Map;
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
      case Task.Gemm gemm ->
          GemmSubject.of(gemm, Map.of("cblas_sgemm", new Cblas(mkl_rt::cblas_sgemm)));
      default -> throw new UnsupportedOperationException("MKL multiplies matrices only");
    };
  }
}
