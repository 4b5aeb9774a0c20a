package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/** What is around a tensor, written apart from it where it is whole vectors, and at once. */
class FramesTest {
  private static final float AROUND = -2;
  private static final int HEIGHT = 3;
  private static final int WIDTH = 4;

  /** Channels, and elements before and after along the three axes. */
  @ParameterizedTest
  @CsvSource({"32,1,1,0,1,2,0", "32,0,2,32,1,0,64", "64,2,0,0,0,3,0", "5,1,1,0,1,2,3"})
  void holdTheValueAroundAndTheTensorWithin(int c, int t, int l, int f, int b, int r, int k)
      throws ReflectiveOperationException {
    String source =
        """
        package demo;
        import org.sinter.*;
        import org.sinter.op.*;
        @Network
        public interface Framed {
          @Input(shape = {%d, %d, %d}) Tensor x();
          @Pad(before = {%d, %d, %d}, after = {%d, %d, %d}, value = %s) Tensor y(Tensor x);
          @Predict("y") void frame(float[] x, float[] y);
        }
        """
            .formatted(HEIGHT, WIDTH, c, t, l, f, b, r, k, AROUND);
    Object net = Networks.create(Sinter.compile(source).load("demo.Framed"), 1);
    float[] x = new float[2 * HEIGHT * WIDTH * c];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
    }
    int height = t + HEIGHT + b;
    int width = l + WIDTH + r;
    int channels = f + c + k;
    float[] y = new float[2 * height * width * channels];
    Instance.of(net).programs().run(0, new Object[] {x, y}, 2);
    Networks.of(net).warmUp();
    float[] inVectors = new float[y.length];
    Instance.of(net).programs().run(0, new Object[] {x, inVectors}, 2);
    for (int i = 0; i < y.length; i++) {
      int example = i / channels / width / height;
      int row = i / channels / width % height - t;
      int column = i / channels % width - l;
      int channel = i % channels - f;
      boolean within = isIn(row, HEIGHT) && isIn(column, WIDTH) && isIn(channel, c);
      int from = ((example * HEIGHT + row) * WIDTH + column) * c + channel;
      assertThat(y[i]).as("y[%d]", i).isEqualTo(within ? x[from] : AROUND);
    }
    assertThat(inVectors).containsExactly(y);
  }

  private static boolean isIn(int index, int extent) {
    return index >= 0 && index < extent;
  }
}
