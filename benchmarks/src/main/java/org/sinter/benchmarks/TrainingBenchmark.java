package org.sinter.benchmarks;

import java.util.Random;
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
import org.sinter.benchmarks.net.Dense512;
import org.sinter.benchmarks.net.Mlp512;
import org.sinter.runtime.Networks;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.optim.Sgd;

/** Training steps of 64 examples. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Dsinter.simd=vector"})
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrainingBenchmark {
  private static final int BATCH = 64;

  private final Dense512 dense = Networks.create(Dense512.class, 1);
  private final Mlp512 mlp = Networks.create(Mlp512.class, 1);
  private final ConvDigits conv = Networks.create(ConvDigits.class, 1);
  private final NetworkStepper optimizer = Sgd.of(0.01).stepper(mlp);
  private final float[] x = Speed.random(BATCH * 512);
  private final float[] wanted = Speed.random(BATCH * 512);
  private final float[] images = Speed.random(BATCH * 784);
  private final int[] labels = new Random(2).ints(BATCH, 0, 10).toArray();

  /** A dense layer of 512x512 forward and backward. */
  @Benchmark
  public float dense() {
    return dense.step(x, wanted);
  }

  /** 784-512-512-10 forward and backward. */
  @Benchmark
  public float mlp() {
    return mlp.step(images, labels);
  }

  /** 784-512-512-10 with its optimiser. */
  @Benchmark
  public float mlpWithSgd() {
    float loss = mlp.step(images, labels);
    optimizer.step();
    return loss;
  }

  /** Two convolutions, two poolings and a dense layer forward and backward. */
  @Benchmark
  public float conv() {
    return conv.step(images, labels);
  }
}
