package org.sinter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sinter.benchmarks.contest.Contest;
import org.sinter.benchmarks.contest.Direction;
import org.sinter.benchmarks.contest.Entrant;
import org.sinter.benchmarks.contest.Task;

/** The rows that hold single kernels against the fastest native library. */
final class KernelRows {
  private static final int BATCH = 64;

  private KernelRows() {}

  /** All, for a number of threads. */
  static List<Figure> all(int threads) {
    return Stream.concat(gemms(threads).stream(), convolutions(threads).stream()).toList();
  }

  /** A depthwise convolution beside what bounds it: no other library is needed. */
  static Figure depthwise() {
    Task.Conv task = new Task.Conv(1, 56, 56, 64, 64, 3, 1, 1, 64, Direction.FORWARD);
    return figure(
        "conv 56x56 64 depthwise 3x3",
        task,
        task.operations(),
        task.direction(),
        () -> List.of(Entrants.roofline()),
        0.6,
        1);
  }

  private static List<Figure> gemms(int threads) {
    List<Figure> figures = new ArrayList<>();
    for (int n : new int[] {64, 128, 256, 512, 1024}) {
      double goal = n <= 128 ? 1.1 : n < 1024 ? 0.95 : 0.93;
      gemm(figures, Integer.toString(n), n, n, n, goal, threads);
    }
    for (int[] s : new int[][] {{784, 512}, {512, 512}, {784, 128}}) {
      gemm(figures, "64x%dx%d".formatted(s[0], s[1]), BATCH, s[0], s[1], 0.95, threads);
    }
    return figures;
  }

  private static void gemm(
      List<Figure> figures, String shape, int batch, int in, int out, double goal, int threads) {
    for (Direction direction : Direction.values()) {
      Task.Gemm task = new Task.Gemm(batch, in, out, direction);
      Supplier<List<Entrant>> natives =
          () -> List.of(Entrants.openBlas(), Entrants.oneDnn(), Entrants.mkl());
      double least = direction == Direction.GRAD_WEIGHT ? 0.8 : goal;
      figures.add(
          figure("gemm " + shape, task, task.operations(), direction, natives, least, threads));
    }
  }

  private static List<Figure> convolutions(int threads) {
    List<Figure> figures = new ArrayList<>();
    for (Shape shape : Shape.all()) {
      for (Direction direction : shape.directions()) {
        Task.Conv task = shape.task(direction);
        double goal = shape.goal(direction);
        figures.add(
            figure(
                "conv " + shape.name,
                task,
                task.operations(),
                direction,
                () -> List.of(Entrants.oneDnn()),
                goal,
                threads));
      }
    }
    return figures;
  }

  private static Figure figure(
      String name,
      Task task,
      double operations,
      Direction direction,
      Supplier<List<Entrant>> peers,
      double goal,
      int threads) {
    String row = Threads.named(name + " " + direction.label(), threads);
    return new Figure(
        row,
        () ->
            ContestRow.of(
                row, task, Contest.ofKernels().on(threads), peers.get(), operations, goal));
  }

  /**
   * A convolution that is measured.
   *
   * @param first whether it is the first layer of a network, whose input needs no gradient
   */
  private record Shape(
      String name, int batch, int size, int in, int out, int kernel, int stride, boolean first) {
    static List<Shape> all() {
      return List.of(
          new Shape("56x56 64-64 3x3", 1, 56, 64, 64, 3, 1, false),
          new Shape("28x28 128-128 3x3", 1, 28, 128, 128, 3, 1, false),
          new Shape("14x14 256-256 3x3", 1, 14, 256, 256, 3, 1, false),
          new Shape("56x56 64-128 3x3 stride 2", 1, 56, 64, 128, 3, 2, false),
          new Shape("28x28 128-64 1x1", 1, 28, 128, 64, 1, 1, false),
          new Shape("56x56 64-64 1x1", 1, 56, 64, 64, 1, 1, false),
          new Shape("28x28 1-32 3x3 first", 16, 28, 1, 32, 3, 1, true),
          new Shape("28x28 1-16 5x5 first", 16, 28, 1, 16, 5, 1, true),
          new Shape("32x32 3-32 3x3 first", 16, 32, 3, 32, 3, 1, true));
    }

    List<Direction> directions() {
      return first
          ? List.of(Direction.FORWARD, Direction.GRAD_WEIGHT)
          : List.of(Direction.values());
    }

    double goal(Direction direction) {
      if (first) {
        return 0.85;
      }
      return switch (direction) {
        case FORWARD -> 1.0;
        case GRAD_INPUT -> 0.95;
        case GRAD_WEIGHT -> 0.85;
      };
    }

    Task.Conv task(Direction direction) {
      int padding = kernel / 2;
      return new Task.Conv(batch, size, size, in, out, kernel, stride, padding, 1, direction);
    }
  }
}
