package org.sinter.peers.kernels;

import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

/** OpenBLAS; the number of threads is set by its environment variable. */
public final class OpenBlas implements Contestant {
  /** Loads the library. */
  public OpenBlas() {
    Loader.load(openblas_nolapack.class);
  }

  @Override
  public String version() {
    return "OpenBLAS " + Versions.of("openblas");
  }

  @Override
  public Subject prepare(Task task, int threads) {
    return switch (task) {
      case Task.Gemm gemm ->
          GemmSubject.of(gemm, Map.of("cblas_sgemm", new Cblas(openblas_nolapack::cblas_sgemm)));
      default -> throw new UnsupportedOperationException("OpenBLAS multiplies matrices only");
    };
  }
}
