package org.sinter.benchmarks.ours;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sinter.benchmarks.contest.Direction;
import org.sinter.benchmarks.contest.Inputs;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.support.Feed;
import org.sinter.runtime.support.Instance;
import org.sinter.runtime.support.Programs;

/**
 * A kernel as a network runs it. In a network nothing is copied between kernels, so the copies of
 * an entry point, and for the gradient by the weights the loss, are its overhead.
 */
final class KernelSubject implements Subject {
  private final Runnable call;
  private final Runnable overhead;
  private final Supplier<float[]> result;
  private final String note;

  private KernelSubject(Runnable call, Runnable overhead, Supplier<float[]> result, String note) {
    this.call = call;
    this.overhead = overhead;
    this.result = result;
    this.note = note;
  }

  /** A dense layer's. */
  static KernelSubject of(Task.Gemm task, int threads) {
    Object net = Ours.on(threads, KernelNetwork.dense(task));
    Operands operands =
        new Operands(
            Inputs.x(task.batch() * task.in()),
            Inputs.weights(task.in() * task.out()),
            Inputs.dy(task.batch() * task.out()),
            task.batch());
    return of(net, operands, task.direction());
  }

  /** A convolution's. */
  static KernelSubject of(Task.Conv task, int threads) {
    Object net = Ours.on(threads, KernelNetwork.convolution(task));
    Operands operands =
        new Operands(
            Inputs.x(task.inputSize()),
            Inputs.weights(task.weightSize()),
            Inputs.dy(task.outputSize()),
            task.batch());
    return of(net, operands, task.direction());
  }

  private record Operands(float[] x, float[] weights, float[] dy, int batch) {}

  private static KernelSubject of(Object net, Operands operands, Direction direction) {
    Parameters parameters = Networks.of(net).parameters();
    parameters.set(KernelNetwork.WEIGHT, operands.weights);
    Networks.of(net).reserve(operands.batch).warmUp();
    return switch (direction) {
      case FORWARD -> forward(net, operands);
      case GRAD_INPUT -> gradInput(net, operands);
      case GRAD_WEIGHT -> gradWeight(net, operands, parameters);
    };
  }

  private static KernelSubject forward(Object net, Operands operands) {
    float[] y = new float[operands.dy.length];
    Runnable call = entry(net, "forward", operands.batch, operands.x, y);
    return new KernelSubject(
        call, copies(operands.batch, operands.x, y), () -> y, "copies taken off");
  }

  private static KernelSubject gradInput(Object net, Operands operands) {
    float[] dx = new float[operands.x.length];
    Runnable call = entry(net, "gradInput", operands.batch, operands.x, operands.dy, dx);
    return new KernelSubject(
        call, copies(operands.batch, operands.dy, dx), () -> dx, "copies taken off");
  }

  private static KernelSubject gradWeight(Object net, Operands operands, Parameters parameters) {
    Runnable train = entry(net, "train", operands.batch, operands.x, operands.dy);
    Runnable evaluate = entry(net, "evaluate", operands.batch, operands.x, operands.dy);
    return new KernelSubject(
        train, evaluate, () -> parameters.gradient(KernelNetwork.WEIGHT), "evaluation taken off");
  }

  private static Runnable entry(Object net, String name, int batch, Object... arrays) {
    List<EntryInfo> entries = Instance.of(net).info().entries();
    int entry =
        IntStream.range(0, entries.size())
            .filter(i -> entries.get(i).name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no entry point " + name));
    Programs programs = Instance.of(net).programs();
    return () -> programs.run(entry, arrays, batch);
  }

  /** The copies of an entry point: its input into the workspace, its result out of it. */
  private static Runnable copies(int batch, float[] in, float[] out) {
    int first = 12; // where a network's workspace begins, on a cache line
    float[] workspace = new float[first + in.length + out.length];
    int inSize = in.length / batch;
    int outSize = out.length / batch;
    float[] copy = new float[out.length];
    return () -> {
      Feed.in(in, 0, workspace, first, batch, inSize, inSize);
      Feed.out(workspace, first + in.length, copy, 0, batch, outSize, outSize);
    };
  }

  @Override
  public void run() {
    call.run();
  }

  @Override
  public void overhead() {
    overhead.run();
  }

  @Override
  public float[] result() {
    return result.get();
  }

  @Override
  public String note() {
    return note;
  }
}
