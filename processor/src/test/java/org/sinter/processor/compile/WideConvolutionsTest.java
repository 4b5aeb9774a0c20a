package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/**
 * The gradient by the image of convolutions with filters in several panels: a convolution is
 * linear, so the gradient by one element is the result for that element alone, times the result's
 * gradient.
 */
class WideConvolutionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Conv2d          | kernel = 3, stride = 2                            | 8 | 3  | 3 | 20
          Conv2d          | kernel = 3, stride = 2                            | 8 | 3  | 3 | 33
          Conv2d          | kernel = 3, stride = 2, padding = 1               | 8 | 3  | 4 | 64
          Conv2d          | kernel = 3, stride = 2                            | 8 | 3  | 3 | 100
          Conv2d          | kernel = 5, stride = 3                            | 8 | 3  | 2 | 70
          Conv2d          | kernel = 2, stride = 2                            | 8 | 3  | 4 | 64
          Conv2d          | kernel = 1, stride = 2                            | 8 | 3  | 4 | 40
          Conv2d          | kernel = 4, stride = 2, padding = 1               | 6 | 33 | 3 | 70
          Conv2d          | kernel = 3, dilation = 2, padding = 2             | 5 | 34 | 5 | 64
          Conv2d          | kernel = 3, stride = 2, padding = 1, groups = 2   | 6 | 66 | 3 | 96
          ConvTranspose2d | kernel = 3, stride = 2                            | 3 | 48 | 7 | 64
          ConvTranspose2d | kernel = 4, stride = 2                            | 3 | 70 | 8 | 40
          """)
  void haveTheGradientThatTheirResultsSay(
      String layer, String attributes, int side, int in, int out, int channels) {
    String source =
        """
        package demo;
        import org.sinter.*;
        import org.sinter.layer.*;
        import org.sinter.op.*;
        @Network
        public interface Wide {
          @Input(shape = {%d, %d, %d}) Tensor x();
          @%s(channels = %d, bias = false, %s) Tensor y(Tensor x);
          @Input(shape = {%d, %d, %d}) Tensor dy();
          @Multiply Tensor product(Tensor y, Tensor dy);
          @Sum(axes = {0, 1, 2, Axis.BATCH}) Tensor loss(Tensor product);
          @Evaluate("loss") float evaluate(float[] x, float[] dy);
          @Gradient(of = "loss", wrt = "x") void slopes(
              float[] x, float[] dy, @Out("x") float[] byX);
        }
        """
            .formatted(side, side, in, layer, channels, attributes, out, out, channels);
    Instance net = Instance.of(Networks.create(Sinter.compile(source).load("demo.Wide"), 1));
    Random random = new Random(channels);
    float[] x = numbers(random, side * side * in);
    float[] dy = numbers(random, out * out * channels);
    float[] byX = new float[x.length];
    run(net, "slopes", x, dy, byX);
    for (int i : random.ints(100, 0, x.length).toArray()) {
      float[] one = new float[x.length];
      one[i] = 1;
      double slope = run(net, "evaluate", one, dy);
      assertThat((double) byX[i]).as("by x[%d]", i).isCloseTo(slope, within(1e-4));
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
