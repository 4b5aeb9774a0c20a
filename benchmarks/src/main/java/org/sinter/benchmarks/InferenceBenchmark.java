package org.sinter.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sinter.benchmarks.net.ConvDigits;
import org.sinter.benchmarks.net.Mlp128;
import org.sinter.benchmarks.net.Tiny;
import org.sinter.runtime.Networks;

/** Predictions of one example. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Dsinter.simd=vector"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class InferenceBenchmark {
  private final Mlp128 mlp = Networks.create(Mlp128.class, 1);
  private final ConvDigits conv = Networks.create(ConvDigits.class, 1);
  private final Tiny tiny = Networks.create(Tiny.class, 1);
  private final float[] image = Speed.random(784);
  private final float[] digit = new float[10];
  private final float[] x = Speed.random(40);
  private final float[] y = new float[10];

  /** 784-128-10 with softmax. */
  @Benchmark
  public float[] mlp() {
    mlp.read(image, digit);
    return digit;
  }

  /** Two convolutions, two poolings, a dense layer, softmax. */
  @Benchmark
  public float[] conv() {
    conv.read(image, digit);
    return digit;
  }

  /** 40-64-32-10. */
  @Benchmark
  public float[] tiny() {
    tiny.read(x, y);
    return y;
  }
}
