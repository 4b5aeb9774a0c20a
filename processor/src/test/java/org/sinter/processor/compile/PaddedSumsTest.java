package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/** Rows of nothing but a border of zeros are left out of sums. */
class PaddedSumsTest {
  private static final String NETWORK =
      """
      package demo;
      import org.sinter.*;
      import org.sinter.layer.*;
      import org.sinter.op.*;
      @Network
      public interface Padded {
        @Input(shape = {6, 7, 3}) Tensor x();
        @Conv2d(channels = 32, kernel = %d, stride = %d, padding = 2, dilation = %d, bias = false,
            activation = Activation.RELU)
        Tensor y(Tensor x);
        @Predict("y") float[] read(float[] x);
        @Sum Tensor sum(Tensor y);
        @Mean(axes = Axis.BATCH) Tensor loss(Tensor sum);
        @Gradient(of = "loss", wrt = "x") float[] slope(float[] x);
      }
      """;

  private static Compiled compiled(int kernel, int stride, int dilation) {
    return Sinter.compile(NETWORK.formatted(kernel, stride, dilation));
  }

  @Test
  void goThroughTheRowsThatAreThere() {
    assertThat(compiled(5, 1, 1).sources().get("demo.PaddedNet"))
        .contains("= Math.max(0, 2 - i1); k4 < Math.min(5, 8 - i1)")
        .contains("= Math.max(0, i1 - 3); k4 < Math.min(5, i1 + 3)");
    assertThat(compiled(5, 2, 1).sources().get("demo.PaddedNet"))
        .contains("= Math.max(0, 2 - i1 * 2); k4 < Math.min(5, 8 - i1 * 2)");
  }

  /** Infinity times what was left out would show as no number. */
  @ParameterizedTest
  @CsvSource({"5,1,1", "5,2,1", "3,1,2", "3,3,1"})
  void areTheSameOnAllWidthsWhateverTheWeights(int kernel, int stride, int dilation)
      throws ReflectiveOperationException {
    Compiled compiled = compiled(kernel, stride, dilation);
    for (String entry : new String[] {"read", "slope"}) {
      float[] plain = run(compiled, "scalar", entry);
      assertThat(plain).contains(Float.POSITIVE_INFINITY);
      for (String width : new String[] {"128", "256", "512"}) {
        assertThat(run(compiled, width, entry)).isEqualTo(plain);
      }
    }
  }

  private static float[] run(Compiled compiled, String width, String entry)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("demo.Padded", false, compiled.loader(width));
    Object network = Networks.create(type, 1);
    float[] weight = Instance.of(network).parameters().get("y.weight");
    weight[0] = Float.POSITIVE_INFINITY;
    Instance.of(network).parameters().set("y.weight", weight);
    Random random = new Random(1);
    float[] x = new float[9 * 6 * 7 * 3];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat();
    }
    return (float[]) type.getMethod(entry, float[].class).invoke(network, (Object) x);
  }
}
