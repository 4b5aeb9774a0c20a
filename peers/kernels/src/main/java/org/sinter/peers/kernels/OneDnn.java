package org.sinter.peers.kernels;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

/** oneDNN; the number of threads is set by OpenMP's environment variable. */
public final class OneDnn implements Contestant {
  private final engine cpu;
  private final stream queue;

  /** Loads the library. */
  public OneDnn() {
    Loader.load(org.bytedeco.opencl.global.OpenCL.class);
    Loader.load(dnnl.class);
    cpu = new engine(engine.kind.cpu, 0);
    queue = new stream(cpu);
  }

  @Override
  public String version() {
    return "oneDNN " + Versions.of("dnnl");
  }

  @Override
  public Subject prepare(Task task, int threads) {
    return switch (task) {
      case Task.Gemm gemm ->
          GemmSubject.of(gemm, Map.of("dnnl_sgemm", OneDnn::sgemm, "matmul", this::matmul));
      case Task.Conv conv -> ConvSubject.of(conv, cpu, queue);
      default -> throw new UnsupportedOperationException("oneDNN has kernels, no networks");
    };
  }

  private static Runnable sgemm(
      Sgemm.Matrix a, Sgemm.Matrix b, FloatPointer c, int m, int n, int k) {
    byte transA = (byte) (a.transposed() ? 'T' : 'N');
    byte transB = (byte) (b.transposed() ? 'T' : 'N');
    FloatPointer left = a.values();
    FloatPointer right = b.values();
    int leftStride = a.stride();
    int rightStride = b.stride();
    return () ->
        dnnl_sgemm(transA, transB, m, n, k, 1, left, leftStride, right, rightStride, 0, c, n);
  }

  private Runnable matmul(Sgemm.Matrix a, Sgemm.Matrix b, FloatPointer c, int m, int n, int k) {
    desc left = matrix(m, k, a.transposed());
    desc right = matrix(k, n, b.transposed());
    desc product = matrix(m, n, false);
    matmul primitive = new matmul(new matmul.primitive_desc(cpu, left, right, product));
    IntMemoryMap operands =
        new IntMemoryMap()
            .put(DNNL_ARG_SRC, new memory(left, cpu, a.values()))
            .put(DNNL_ARG_WEIGHTS, new memory(right, cpu, b.values()))
            .put(DNNL_ARG_DST, new memory(product, cpu, c));
    return () -> {
      primitive.execute(queue, operands);
      queue._wait();
    };
  }

  private static desc matrix(int rows, int columns, boolean transposed) {
    format_tag order = transposed ? format_tag.ba : format_tag.ab;
    return new desc(new long[] {rows, columns}, data_type.f32, order);
  }
}
