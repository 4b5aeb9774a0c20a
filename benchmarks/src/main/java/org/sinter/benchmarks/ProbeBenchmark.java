package org.sinter.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sinter.runtime.support.VectorProbe;

/** What one core can do: 12 chains of multiply-adds, and reading from each cache. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Dsinter.simd=vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProbeBenchmark {
  private static final int STEPS = 500;

  /** 12,000 vector multiply-adds. */
  @Benchmark
  public float multiplyAdds() {
    return VectorProbe.multiplyAdds(STEPS);
  }

  /** Reads an array of this many bytes once. */
  @Benchmark
  public float stream(Weights weights) {
    return VectorProbe.stream(weights.values, weights.bytes / Float.BYTES);
  }

  /** Sizes that fit the first, the second and the last cache; the second is that of 784x128. */
  @State(Scope.Thread)
  public static class Weights {
    /** Bytes read. */
    @Param({"16384", "401408", "8388608"})
    public int bytes;

    private float[] values;

    /** Zeros. */
    @Setup
    public void make() {
      values = VectorProbe.array(bytes / Float.BYTES);
    }
  }
}
