package org.sinter.benchmarks.ours;

import org.sinter.benchmarks.contest.Task;
import org.sinter.processor.compile.Sinter;
import org.sinter.runtime.Networks;

/**
 * A network of one layer, {@code loss = sum(y * dy)}, so that the gradient by y is the input dy.
 * Its entry points are {@code forward}, {@code gradInput} and {@code train}; the last computes the
 * gradient by the weights and, as every training does, the loss.
 */
final class KernelNetwork {
  /** Name of the parameter. */
  static final String WEIGHT = "y.weight";

  private KernelNetwork() {}

  /** A dense layer. */
  static Object dense(Task.Gemm task) {
    return create(
        Integer.toString(task.in()),
        "@Dense(units = %d, bias = false)".formatted(task.out()),
        Integer.toString(task.out()),
        "{0, Axis.BATCH}");
  }

  /** A convolution. */
  static Object convolution(Task.Conv task) {
    String layer =
        "@Conv2d(channels = %d, kernel = %d, stride = %d, padding = %d, groups = %d, bias = false)"
            .formatted(task.out(), task.kernel(), task.stride(), task.padding(), task.groups());
    return create(
        "{%d, %d, %d}".formatted(task.height(), task.width(), task.in()),
        layer,
        "{%d, %d, %d}".formatted(task.outHeight(), task.outWidth(), task.out()),
        "{0, 1, 2, Axis.BATCH}");
  }

  private static Object create(String input, String layer, String output, String axes) {
    String source =
        """
        package org.sinter.benchmarks.kernel;

        import org.sinter.*;
        import org.sinter.layer.*;
        import org.sinter.op.*;

        @Network
        public interface Kernel {
          @Input(shape = %s) Tensor x();
          %s Tensor y(Tensor x);
          @Input(shape = %s) Tensor dy();
          @Multiply Tensor product(Tensor y, Tensor dy);
          @Sum(axes = %s) Tensor loss(Tensor product);

          @Predict("y") void forward(float[] x, float[] y);
          @Gradient(of = "loss", wrt = "x") void gradInput(float[] x, float[] dy, @Out("x") float[] dx);
          @Train("loss") float train(float[] x, float[] dy);
          @Evaluate("loss") float evaluate(float[] x, float[] dy);
        }
        """
            .formatted(input, layer, output, axes);
    return Networks.create(Sinter.compile(source).load("org.sinter.benchmarks.kernel.Kernel"), 1);
  }
}
