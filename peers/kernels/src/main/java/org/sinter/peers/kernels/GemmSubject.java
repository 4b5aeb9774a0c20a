package org.sinter.peers.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.sinter.benchmarks.contest.Direction;
import org.sinter.benchmarks.contest.Inputs;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;
import org.sinter.peers.kernels.Sgemm.Matrix;

/**
 * A product of matrices by a library: by the fastest of its functions, with the weights as {@code
 * [out, in]} or as {@code [in, out]}, whichever it multiplies faster.
 */
final class GemmSubject implements Subject {
  private static final int TRIALS = 40;

  private final Task.Gemm task;
  private final FloatPointer x;
  private final FloatPointer dy;
  private final FloatPointer result;
  private final Way way;

  private GemmSubject(Task.Gemm task, Map<String, Sgemm> functions) {
    this.task = task;
    this.x = new FloatPointer(Inputs.x(task.batch() * task.in()));
    this.dy = new FloatPointer(Inputs.dy(task.batch() * task.out()));
    this.result = new FloatPointer(resultSize());
    float[] weights = Inputs.weights(task.in() * task.out());
    FloatPointer byOut = new FloatPointer(weights);
    FloatPointer byIn = new FloatPointer(transposed(weights, task.out(), task.in()));
    List<Way> ways = new ArrayList<>();
    functions.forEach(
        (name, function) -> {
          ways.add(new Way(name + " W[out][in]", false, product(function, byOut, false)));
          ways.add(new Way(name + " W[in][out]", true, product(function, byIn, true)));
        });
    this.way = ways.stream().min(Comparator.comparingLong(Way::fastest)).orElseThrow();
  }

  /**
   * Of a library.
   *
   * @param functions that multiply, by name
   */
  static Subject of(Task.Gemm task, Map<String, Sgemm> functions) {
    return new GemmSubject(task, functions);
  }

  /**
   * @param flipped whether weights lie as [in, out]
   */
  private record Way(String name, boolean flipped, Runnable product) {
    long fastest() {
      long fastest = Long.MAX_VALUE;
      for (int i = 0; i < TRIALS; i++) {
        long start = System.nanoTime();
        product.run();
        fastest = Math.min(fastest, System.nanoTime() - start);
      }
      return fastest;
    }
  }

  private Runnable product(Sgemm library, FloatPointer weights, boolean flipped) {
    int batch = task.batch();
    int in = task.in();
    int out = task.out();
    Matrix left = new Matrix(x, in, false);
    Matrix slope = new Matrix(dy, out, false);
    Matrix w = new Matrix(weights, flipped ? out : in, false);
    return switch (task.direction()) {
      case FORWARD -> library.product(left, flipped ? w : transposed(w), result, batch, out, in);
      case GRAD_INPUT ->
          library.product(slope, flipped ? transposed(w) : w, result, batch, in, out);
      case GRAD_WEIGHT ->
          flipped
              ? library.product(transposed(left), slope, result, in, out, batch)
              : library.product(transposed(slope), left, result, out, in, batch);
    };
  }

  private static Matrix transposed(Matrix matrix) {
    return new Matrix(matrix.values(), matrix.stride(), true);
  }

  private int resultSize() {
    return switch (task.direction()) {
      case FORWARD -> task.batch() * task.out();
      case GRAD_INPUT -> task.batch() * task.in();
      case GRAD_WEIGHT -> task.in() * task.out();
    };
  }

  @Override
  public void run() {
    way.product.run();
  }

  @Override
  public float[] result() {
    run();
    float[] values = new float[resultSize()];
    result.get(values);
    boolean flipped = way.flipped && task.direction() == Direction.GRAD_WEIGHT;
    return flipped ? transposed(values, task.in(), task.out()) : values;
  }

  @Override
  public String note() {
    return way.name;
  }

  private static float[] transposed(float[] values, int rows, int columns) {
    float[] transposed = new float[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = values[i * columns + j];
      }
    }
    return transposed;
  }
}
