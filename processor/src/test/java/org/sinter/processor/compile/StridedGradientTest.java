package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/**
 * The gradient by the image of a strided convolution with filters in several panels, whose zeros at
 * the end are written beside them: a convolution is linear, so the gradient by one element is the
 * result for that element alone, times the result's gradient.
 */
class StridedGradientTest {
  private static final int SIDE = 8;
  private static final int IN = 3;

  @ParameterizedTest
  @CsvSource({"20, 3, 2", "33, 3, 2", "64, 3, 2", "100, 3, 2", "70, 5, 3", "64, 2, 2", "40, 1, 2"})
  void ofWideLayers(int channels, int kernel, int stride) {
    int out = (SIDE - kernel) / stride + 1;
    String source =
        """
        package demo;
        import org.sinter.*;
        import org.sinter.layer.*;
        import org.sinter.op.*;
        @Network
        public interface Strided {
          @Input(shape = {%d, %d, %d}) Tensor x();
          @Conv2d(channels = %d, kernel = %d, stride = %d, bias = false) Tensor y(Tensor x);
          @Input(shape = {%d, %d, %d}) Tensor dy();
          @Multiply Tensor product(Tensor y, Tensor dy);
          @Sum(axes = {0, 1, 2, Axis.BATCH}) Tensor loss(Tensor product);
          @Evaluate("loss") float evaluate(float[] x, float[] dy);
          @Gradient(of = "loss", wrt = "x") void slopes(
              float[] x, float[] dy, @Out("x") float[] byX);
        }
        """
            .formatted(SIDE, SIDE, IN, channels, kernel, stride, out, out, channels);
    Instance net = Instance.of(Networks.create(Sinter.compile(source).load("demo.Strided"), 1));
    Random random = new Random(channels);
    float[] x = numbers(random, SIDE * SIDE * IN);
    float[] dy = numbers(random, out * out * channels);
    float[] byX = new float[x.length];
    run(net, "slopes", x, dy, byX);
    for (int i = 0; i < x.length; i++) {
      float[] one = new float[x.length];
      one[i] = 1;
      assertThat((double) byX[i])
          .as("by x[%d]", i)
          .isCloseTo(run(net, "evaluate", one, dy), within(1e-4));
    }
  }

  private static double run(Instance net, String entry, Object... arrays) {
    return net.programs().run(net.info().entry(entry), arrays, 1);
  }

  private static float[] numbers(Random random, int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }
}
